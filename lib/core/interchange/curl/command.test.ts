import { describe, expect, it } from 'vitest'
import { posixWords } from '../shell/posix-words'
import { readCommand } from './command'

const read = (text: string) => {
  const command = readCommand(posixWords(text).words)
  return {
    options: command.transfers.map((one) => one.options.map(({ name, value }) => [name, value].filter((part) => part !== '').join('='))),
    urls: command.transfers.map((one) => one.urls.map((url) => url.text)),
    notes: command.notes.map((note) => note.text),
    problems: command.problems,
  }
}

describe('readCommand', () => {
  it('reads long and short options, joined ones too', () => {
    expect(read('-iNk -HA:b -H C:d --header E:f -XPOST http://a --url http://b')).toEqual({
      options: [['insecure', 'header=A:b', 'header=C:d', 'header=E:f', 'request=POST']],
      urls: [['http://a', 'http://b']],
      notes: [],
      problems: [],
    })
  })
  it('leaves out what only changes the output', () => {
    expect(read('-sS -v -o /dev/null -w "%{http_code}" --no-buffer --no-progress-meter --http1.1 http://a')).toMatchObject({
      options: [[]],
      urls: [['http://a']],
      notes: [],
    })
  })
  it('notes options it does not know, once', () => {
    expect(read('--foo -_ --foo http://a').notes).toEqual(['Not known here, left out: --foo, -_'])
  })
  it('refuses files, pointing at the words', () => {
    expect(read('http://a --cacert ca.pem -E my.pem').problems).toEqual([
      {
        message: '--cacert names the file "ca.pem": files of another machine cannot be read, give its content in the network settings',
        start: 9,
        end: 24,
      },
      {
        message: '-E names the file "my.pem": files of another machine cannot be read, give its content in the network settings',
        start: 25,
        end: 34,
      },
    ])
  })
  it('points at an option without its value', () => {
    expect(read('http://a -H').problems).toEqual([{ message: '-H has no value: expected one after it', start: 9, end: 11 }])
  })
  it('separates transfers, and takes words behind -- for URLs', () => {
    expect(read('-k http://a --next -i http://b')).toMatchObject({ options: [['insecure'], []], urls: [['http://a'], ['http://b']] })
    expect(read('-- -k').urls).toEqual([['-k']])
  })
  it('reads a long dash as two short ones', () => {
    expect(read('\u2013header A:b http://a').options).toEqual([['header=A:b']])
  })
})
