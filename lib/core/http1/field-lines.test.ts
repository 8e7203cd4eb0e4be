import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { latin1Decode, latin1Encode } from '../bytes/latin1'
import { fieldLines, offsetOfValue } from './field-lines'
import { physicalLines } from './physical-lines'

const read = (text: string) => fieldLines(latin1Encode(text), physicalLines(latin1Encode(text)).lines)
const brief = (text: string) => read(text).map((line) => [line.name, line.value, ...line.faults.map((fault) => fault.code)])

describe('fieldLines', () => {
  it('reads name and value with their places', () => {
    expect(read('Upgrade: \twebsocket \r\n')).toEqual([
      {
        name: 'Upgrade',
        value: 'websocket',
        span: { start: 0, end: 22 },
        nameSpan: { start: 0, end: 7 },
        valueSpan: { start: 10, end: 19 },
        faults: [],
      },
    ])
  })
  it('keeps order, case and repeats', () => {
    expect(brief('B: 1\r\nb: 2\r\nA: 3\r\nB: 1\r\n')).toEqual([
      ['B', '1'],
      ['b', '2'],
      ['A', '3'],
      ['B', '1'],
    ])
  })
  it.each([
    ['Secret-Key:SECRET\r\n', ['Secret-Key', 'SECRET']],
    ['A:\r\n', ['A', '']],
    ['A: b:c\r\n', ['A', 'b:c']],
    ['A: b\n', ['A', 'b', 'bare-lf']],
    ['Upgrade : websocket\r\n', ['Upgrade', 'websocket', 'space-before-colon']],
    [' A: b\r\n', ['A', 'b', 'leading-space']],
    ['no colon here\r\n', ['', 'no colon here', 'no-colon']],
    [': b\r\n', ['', 'b', 'empty-name']],
    ['A B: c\r\n', ['A B', 'c', 'name-not-token']],
    ['A\xe9: c\r\n', ['A\xe9', 'c', 'name-not-token']],
    ['A: b\x00c\r\n', ['A', 'b\x00c', 'nul-in-value']],
    ['A: b\x01c\r\n', ['A', 'b\x01c', 'control-in-value']],
    ['A: b\xe9c\r\n', ['A', 'b\xe9c', 'non-ascii-in-value']],
    ['A: b\rc\r\n', ['A', 'b\rc', 'bare-cr']],
    ['A: b\r\r\n', ['A', 'b\r', 'bare-cr']],
    ['A: b', ['A', 'b']],
  ])('reads %j', (text, expected) => expect(brief(text)).toEqual([expected]))
  it('joins a folded line with one space (RFC 9112 §5.2)', () => {
    expect(read('A: b \r\n \tc\r\n d\r\nE: f\r\n')[0]).toEqual({
      name: 'A',
      value: 'b c d',
      span: { start: 0, end: 16 },
      nameSpan: { start: 0, end: 1 },
      valueSpan: { start: 3, end: 14 },
      faults: [
        { code: 'obs-fold', span: { start: 4, end: 9 } },
        { code: 'obs-fold', span: { start: 10, end: 13 } },
      ],
    })
  })
  it('takes a value that begins after the fold, and a fold of nothing', () => {
    expect(brief('A:\r\n b\r\n')).toEqual([['A', 'b', 'obs-fold']])
    expect(brief('A: b\r\n \r\n')).toEqual([['A', 'b', 'obs-fold']])
    expect(brief('A:\r\n \r\n')).toEqual([['A', '', 'obs-fold']])
  })
  it('marks the white space before a colon and the bare LF exactly', () => {
    expect(read('Ab \t: c\n')[0]?.faults).toEqual([
      { code: 'space-before-colon', span: { start: 2, end: 4 } },
      { code: 'bare-lf', span: { start: 7, end: 8 } },
    ])
  })
})
it('finds the octet of a character of a folded value', () => {
  const text = 'A: bb \r\n  cc\r\n dd\r\n'
  const line = read(text)[0]
  if (line === undefined) throw new Error('no line')
  expect(line.value).toBe('bb cc dd')
  const octets = [...line.value].map((_, index) =>
    latin1Decode(latin1Encode(text), offsetOfValue(line, index), offsetOfValue(line, index) + 1),
  )
  expect(octets.join('')).toBe('bb cc\rdd')
})

it('finds the octets of a value whose line has a fault for each of them', () => {
  const [line] = read(`A: ${'\x01,'.repeat(8_000)}\r\n b\r\n`)
  if (!line) throw new Error('no line')
  expect(line.faults).toHaveLength(8_001)
  const offsets = Array.from(line.value, (_, index) => offsetOfValue(line, index))
  expect(offsets.slice(0, 2)).toEqual([3, 4])
  expect(offsets.at(-1)).toBe(16_006)
})

it('leads every character of a folded value back to its octet, or to the fold it stands for', () => {
  const piece = fc.array(fc.constantFrom('a', 'b', ',', '\x01'), { maxLength: 4 }).map((parts) => parts.join(''))
  const fold = fc.constantFrom('\r\n ', ' \r\n\t ', '\n  ')
  fc.assert(
    fc.property(fc.array(fc.tuple(piece, fold), { maxLength: 8 }), piece, (folded, last) => {
      const text = `A: x${folded.flat().join('')}${last}\r\n`
      const [line] = read(text)
      if (line === undefined) throw new Error('no line')
      const octets = [...line.value].map((_, index) => text.charAt(offsetOfValue(line, index)))
      expect(octets.map((octet) => (/\s/.test(octet) ? ' ' : octet)).join('')).toBe(line.value)
    }),
  )
})
