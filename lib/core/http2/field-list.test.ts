import { expect, it } from 'vitest'
import { latin1Decode, latin1Encode } from '../bytes/latin1'
import { fieldList, fieldPairs, pseudoField, rereadFields, statusOf } from './field-list'

const list = fieldList([
  [':status', '200'],
  ['sec-websocket-protocol', 'chat'],
  ['x', ''],
])

it('renders one field a line, pseudo-fields first as they came (RFC 9113 §8.2)', () => {
  expect(latin1Decode(list.bytes)).toBe(':status: 200\r\nsec-websocket-protocol: chat\r\nx: \r\n')
})

it('knows where each name and value stands in the rendering', () => {
  const shown = list.lines.map(({ nameSpan, valueSpan, span }) =>
    [nameSpan, valueSpan, span].map(({ start, end }) => latin1Decode(list.bytes, start, end)),
  )
  expect(shown).toEqual([
    [':status', '200', ':status: 200\r\n'],
    ['sec-websocket-protocol', 'chat', 'sec-websocket-protocol: chat\r\n'],
    ['x', '', 'x: \r\n'],
  ])
})

it('reads a status of three digits that stands there once (RFC 9113 §8.3.2)', () => {
  expect(statusOf(list)).toBe(200)
  expect(statusOf(fieldList([[':status', '20']]))).toBeNull()
  expect(statusOf(fieldList([['status', '200']]))).toBeNull()
  const twice = fieldList([
    [':status', '200'],
    [':status', '200'],
  ])
  expect(statusOf(twice)).toBeNull()
  expect(pseudoField(twice, ':status')).toBeNull()
})

it('reads the same fields from octets of the same length', () => {
  const masked = latin1Encode(':status: 200\r\nsec-websocket-protocol: ****\r\nx: \r\n')
  expect(fieldPairs(rereadFields(list, masked))).toEqual([
    [':status', '200'],
    ['sec-websocket-protocol', '****'],
    ['x', ''],
  ])
})
