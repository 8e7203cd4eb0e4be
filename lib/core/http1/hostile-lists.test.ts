import { describe, expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { parseExtensions } from './extension-list'
import { allMembers, linesNamed, split } from './list-field'
import { parseResponseHead } from './parse-head'
import { parseSetCookie } from './set-cookie'
import { wordsOf } from './words'

// T-30: fields that are made to be slow, larger than any head that is read of an endpoint. Each is read to its end: a reader that looks
// again at what it has read for each piece would need 10^10 steps and more, and none of these tests would come to an end. The
// milliseconds are in the bench.

const OCTETS = 262_144
/** One field of a response head. */
const headWith = (name: string, value: string) => {
  const head = parseResponseHead(latin1Encode(`HTTP/1.1 101 x\r\n${name}: ${value}\r\n\r\n`))
  if (head === null) throw new Error('no head')
  return head
}
const repeated = (text: string) => text.repeat(Math.ceil(OCTETS / text.length))

describe('T-30: a very long Sec-WebSocket-Extensions', () => {
  it.each([
    ['commas', ',', 'empty-member'],
    ['semicolons', ';', 'empty-param'],
    ['parameters', 'a;', null],
    ['a string without an end', '"\\', null],
    ['escapes', '\\"', null],
    ['white space', ' ', null],
    ['white space between commas', ' \t ,', 'empty-member'],
    ['names with equals signs', 'x=;', 'value-empty'],
    ['quotes', 'a="b";', null],
    ['equals signs', '=', null],
  ])('of %s is read once', (_, text, fault) => {
    const lines = linesNamed(headWith('Sec-WebSocket-Extensions', `x; ${repeated(text)}`), 'sec-websocket-extensions')
    const { extensions, faults } = parseExtensions(lines)
    expect(lines).toHaveLength(1)
    expect(extensions.length + faults.length).toBeGreaterThan(0)
    if (fault !== null) expect(faults.filter(({ code }) => code === fault).length).toBeGreaterThan(OCTETS / 10)
  })
})

describe('T-30: another very long field', () => {
  it.each([
    ['a list of commas', ','],
    ['a list of strings', '"a,b",'],
    ['a list of white space', '  ,'],
    ['one quote for each member', '",'],
    ['folds', 'a\r\n '],
    ['folds and commas', ',\r\n '],
  ])('%s is cut into members once', (_, text) => {
    expect(allMembers(headWith('Connection', repeated(text)), 'connection').length).toBeGreaterThan(0)
  })

  it.each([
    ['semicolons', ';'],
    ['attributes', 'Path=/;'],
    ['equals signs', '='],
    ['spaces', ' '],
  ])('a cookie of %s is read once', (_, text) => {
    const [line] = linesNamed(headWith('Set-Cookie', `a=b${repeated(text)}`), 'set-cookie')
    expect(line && parseSetCookie(line)).toBeDefined()
  })

  it('a start line of words is cut once', () => {
    expect(wordsOf(repeated('a ')).length).toBe(OCTETS / 2)
    expect(wordsOf(repeated(' '))).toEqual([])
  })
})

describe('T-30: the steps of cutting a list', () => {
  /** A line whose value counts how often it is looked at. */
  function counted(value: string) {
    const [line] = linesNamed(headWith('X', value), 'x')
    if (line === undefined) throw new Error('no line')
    let steps = 0
    const watched = new Proxy(Object(line.value), {
      get(text: Record<PropertyKey, unknown>, name) {
        steps++
        const found = text[name]
        return typeof found === 'function' ? found.bind(line.value) : found
      },
    })
    split({ ...line, value: watched as unknown as string }, ',') // safe: it answers as the text does
    return steps
  }

  it.each([',', 'a,', '  ,', '"a,b",', '"\\', 'a\r\n ', ',\r\n '])('grow as its length does: %j', (piece) => {
    const [once, twice] = [counted(piece.repeat(2_000)), counted(piece.repeat(4_000))]
    expect(once).toBeGreaterThan(2_000)
    expect(twice).toBeLessThan(once * 2 + 20)
  })
})
