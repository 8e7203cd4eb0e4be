import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readConnectionHeaders, writeConnectionHeaders } from './connection-headers'

const read = (text: string) => {
  const got = readConnectionHeaders(text)
  return got.ok ? Object.fromEntries(got.headers) : got.detail
}

describe('connection headers', () => {
  it.each([
    ['{}', {}],
    ['{"a":null}', { a: null }],
    [' { "Node-Name" : "x\\u00e9\\/y" } ', { 'Node-Name': 'xé/y' }],
    ['\b\f{\t"a"\r:\n"b"}\b', { a: 'b' }],
    ['{"a":"1","a":"2"}', { a: '2' }],
    ['{"a":"\\b\\f\\n\\r\\t\\"\\\\"}', { a: '\b\f\n\r\t"\\' }],
    // The class does not ask whether the end came.
    ['', {}],
    ['{"a":"b"', { a: 'b' }],
    ['{"a":"b","c', { a: 'b' }],
    ['{"a":', {}],
    ['{"a":"b\\', {}],
    // A control character may stand in a string as it is.
    ['{"a":"\u0001"}', { a: '\u0001' }],
  ])('reads %j as the class does', (text, expected) => expect(read(text)).toEqual(expected))
  it.each([
    ['{"a":1}', '"1" at character 5: expected a value in quotes or null'],
    ['[]', '"[" at character 0: expected "{"'],
    ['{"a":"b"} x', '"x" behind the object: expected nothing'],
    ['{"a":"b",}', '"}" at character 9: expected a name in quotes'],
    ['{1}', '"1" at character 1: expected "}" or a name in quotes'],
    ['{"a" 1}', '"1" at character 5: expected ":"'],
    ['{"a":{}}', '"{" at character 5: expected a value in quotes or null'],
    ['{"a":nul}', '"n" at character 5: expected a value in quotes or null'],
    ['{"a":"b";}', '";" at character 8: expected "," or "}"'],
    ['{"a":"\\x"}', 'the escape "\\\\x": expected one that JSON has'],
    ['{"a":"\\u00g0"}', '\\u with "00g0": expected four hex digits'],
    ['{"a":"\\u00', '\\u with "00": expected four hex digits'],
  ])('refuses %j where the class does', (text, expected) => expect(read(text)).toBe(expected))
  it('is not made to read more than a length can say', () => {
    expect(read(`{"a":"${'x'.repeat(65_536)}"}`)).toBe('65544 characters: expected at most 65535')
  })
  it('writes what the class writes', () => {
    const headers = new Map([
      ['Node-Name', 'a"b\\cé\n\u0001'],
      ['Secret-Key', 's'],
    ])
    expect(writeConnectionHeaders(headers)).toBe('{"Node-Name":"a\\"b\\\\cé\\n\\u0001","Secret-Key":"s"}')
    expect(writeConnectionHeaders([['a', null]])).toBe('{"a":null}')
  })
  it('reads back whatever it writes, and JSON reads the same', () =>
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'binary' }), fc.option(fc.string({ unit: 'binary' })), { noNullPrototype: true }),
        (given) => {
          const text = writeConnectionHeaders(Object.entries(given))
          expect(read(text)).toEqual(given)
          expect(JSON.parse(text)).toEqual(given)
        },
      ),
    ))
  it('answers every text, and takes whatever flat JSON of strings there is', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\u0an l\u0001') }), (text) => {
        const got = readConnectionHeaders(text)
        let json: unknown
        try {
          json = JSON.parse(text)
        } catch {
          return
        }
        const flat = typeof json === 'object' && json !== null && !Array.isArray(json)
        const strings = flat && Object.values(json as object).every((value) => value === null || typeof value === 'string')
        expect(got.ok).toBe(strings)
      }),
    ))
})
