import { describe, expect, it } from 'vitest'
import { posixWords } from './posix-words'
import { readOptions } from './read-options'

const table = {
  short: { H: 'header', n: 'no-check', k: 'insecure' },
  withValue: new Set(['header']),
  flags: new Set(['no-check', 'insecure']),
}
const read = (text: string) => {
  const { options, operands, unknown, problems } = readOptions(posixWords(text).words, table)
  return { options: options.map(({ name, value }) => `${name}=${value}`), operands: operands.map((word) => word.text), unknown, problems }
}

describe('readOptions', () => {
  it.each([
    ["-H 'A: b' -HC:d -H='E: f' --header=G:h --header I:j", ['header=A: b', 'header=C:d', 'header=E: f', 'header=G:h', 'header=I:j']],
    ['-nk', ['no-check=', 'insecure=']],
    ['-nH a', ['no-check=', 'header=a']],
    ['\u2013header a', ['header=a']],
  ])('reads %j', (text, options) => expect(read(text).options).toEqual(options))
  it('keeps operands, a lone dash and what follows --', () => {
    expect(read('a -n - -- -k b').operands).toEqual(['a', '-', '-k', 'b'])
  })
  it('names what it does not know, once', () => {
    expect(read('--what=1 -z -z --what').unknown).toEqual(['--what', '-z'])
  })
  it('points at an option without its value', () => {
    expect(read('a -H').problems).toEqual([{ message: '-H has no value: expected one after it', start: 2, end: 4 }])
  })
  it('knows no letter by what objects inherit', () => expect(read('--constructor -c').unknown).toEqual(['--constructor', '-c']))
})
