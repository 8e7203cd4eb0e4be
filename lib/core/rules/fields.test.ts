import { describe, expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { parseResponseHead } from '../http1/parse-head'
import { faultsOf, field, fields, joined, membersEqual, namePlaces, namesWithFault, repeated, short, valuePlaces } from './fields'

function head(text: string) {
  const parsed = parseResponseHead(latin1Encode(text))
  if (!parsed) throw new Error('no head')
  return parsed
}

describe('field', () => {
  it('finds lines in order, whatever their case', () => {
    const seen = head('HTTP/1.1 101 x\r\nUpgrade: a\r\nServer: s\r\nUPGRADE: b\r\n\r\n')
    expect(field(seen, 'upgrade').map((line) => line.value)).toEqual(['a', 'b'])
    expect(field(seen, 'date')).toEqual([])
    expect([...fields(seen).keys()]).toEqual(['upgrade', 'server'])
    expect(joined(field(seen, 'upgrade'))).toBe('a, b')
  })

  it('leaves out a first line that begins with white space (RFC 9112 §2.2)', () => {
    expect(field(head('HTTP/1.1 101 x\r\n Upgrade: a\r\n\r\n'), 'upgrade')).toEqual([])
  })
})

it('gives the items whose key stood before', () => {
  expect(repeated(['a', 'b', 'a', 'A', 'a'], (text) => text)).toEqual(['a', 'a'])
})

describe('places', () => {
  it('marks the name where the value is empty', () => {
    const lines = field(head('HTTP/1.1 101 x\r\nServer:\r\nServer: s\r\n\r\n'), 'server')
    expect(valuePlaces('response', lines)).toEqual([
      { part: 'response', start: 16, end: 22 },
      { part: 'response', start: 33, end: 34 },
    ])
    expect(namePlaces('response', lines)).toHaveLength(2)
  })
})

describe('membersEqual', () => {
  it('compares whole members without case', () => {
    const seen = head('HTTP/1.1 101 x\r\nConnection: keep-alive, Upgrade\r\nConnection: upgraded\r\n\r\n')
    expect(membersEqual(seen, 'connection', 'upgrade').map((member) => member.text)).toEqual(['Upgrade'])
  })
})

describe('faultsOf', () => {
  it('gathers faults of the start line and of the lines, and names the fields', () => {
    const seen = head('HTTP/1.1 101 x\nServer: s\n\n')
    expect(faultsOf(seen, 'bare-lf')).toHaveLength(3)
    expect(namesWithFault(seen, 'bare-lf')).toBe('the start line, "Server"')
    expect(faultsOf(seen, 'bare-cr')).toEqual([])
  })
})

describe('short', () => {
  it('cuts a long text', () => {
    expect(short('abcdef', 3)).toBe('abc…')
    expect(short('abc', 3)).toBe('abc')
  })
})
