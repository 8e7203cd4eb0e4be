import { describe, expect, it } from 'vitest'
import { latin1Decode, latin1Encode } from '../bytes/latin1'
import { parseExtensions } from './extension-list'
import { linesNamed } from './list-field'
import { parseResponseHead } from './parse-head'

const read = (...values: string[]) => {
  const bytes = latin1Encode(`HTTP/1.1 101 S\r\n${values.map((value) => `Sec-WebSocket-Extensions: ${value}\r\n`).join('')}\r\n`)
  const head = parseResponseHead(bytes)
  if (head === null) throw new Error('no head')
  const { extensions, faults } = parseExtensions(linesNamed(head, 'sec-websocket-extensions'))
  return {
    extensions: extensions.map(({ name, params }) => [name, ...params.map((p) => [p.name, p.value, p.quoted])]),
    marks: extensions.map(({ span }) => latin1Decode(bytes, span.start, span.end)),
    faults: faults.map(({ code, span }) => [code, latin1Decode(bytes, span.start, span.end)]),
  }
}

describe('parseExtensions', () => {
  it('reads names and parameters (RFC 6455 §9.1)', () => {
    expect(read('permessage-deflate; client_max_window_bits; server_max_window_bits=10, foo')).toEqual({
      extensions: [['permessage-deflate', ['client_max_window_bits', null, false], ['server_max_window_bits', '10', false]], ['foo']],
      marks: ['permessage-deflate; client_max_window_bits; server_max_window_bits=10', 'foo'],
      faults: [],
    })
  })
  it('reads several lines as one list (RFC 6455 §11.3.2, erratum 3433)', () => {
    expect(read('foo', 'bar; baz=2')).toMatchObject({ extensions: [['foo'], ['bar', ['baz', '2', false]]], faults: [] })
  })
  it('unquotes a quoted value', () => {
    expect(read('a; b="1\\0"; c = "x"')).toMatchObject({ extensions: [['a', ['b', '10', true], ['c', 'x', true]]], faults: [] })
  })
  it.each([
    ['a,,b', 'empty-member', ''],
    ['a b', 'name-not-token', 'a b'],
    ['; x', 'name-not-token', ''],
    ['a;;b', 'empty-param', ''],
    ['a; b c', 'param-not-token', 'b c'],
    ['a; b=', 'value-empty', 'b='],
    ['a; b=""', 'value-empty', 'b=""'],
    ['a; b=x/y', 'value-not-token', 'b=x/y'],
    ['a; b="x y"', 'value-not-token', 'b="x y"'],
    ['a; b="x, c', 'string-unfinished', 'b="x, c'],
    ['a; b="x"y', 'text-after-string', 'b="x"y'],
  ])('reads %j with the fault %s', (value, code, mark) => expect(read(value).faults).toEqual([[code, mark]]))
  it('has nothing for no lines, and a fault for an empty one', () => {
    expect(parseExtensions([])).toEqual({ extensions: [], faults: [] })
    expect(read('').faults).toEqual([['empty-member', '']])
  })
})
