import { expect, it } from 'vitest'
import { decoded, lineOf, survives } from '@/lib/testing/decode-kit'
import { signalr } from './signalr'

it('tells messages up to their separator', () => {
  expect(lineOf('{"protocol":"json","version":1}\x1e', { direction: 'sent' })).toEqual(['signalr', 'handshake: json 1'])
  expect(lineOf('{}\x1e')[1]).toBe('handshake accepted')
  expect(lineOf('{"error":"no"}\x1e')[1]).toBe('handshake refused: "no"')
  expect(lineOf('{"type":1,"target":"send","arguments":[]}\x1e')[1]).toBe('Invocation send')
  expect(lineOf('{"type":3,"invocationId":"7","result":1}\x1e')[1]).toBe('Completion (7)')
  expect(lineOf('{"type":6}\x1e{"type":7,"error":"bye"}\x1e')[1]).toBe('2 messages: Ping; Close "bye"')
  expect(decoded('{"type":6}\x1e{"type":6', { direction: 'received' }).decoder).toBe('json')
  expect(lineOf('{"type":7,"error":null,"allowReconnect":true}\x1e')[1]).toBe('Close, the client may reconnect')
  expect(lineOf('{"type":9,"sequenceId":12}\x1e')[1]).toBe('Sequence, from 12')
})

it('tells the handshake in octets, too, and a long message that was cut by the handshake before it', () => {
  expect(lineOf({ hex: '7b7d1e' })).toEqual(['signalr', 'handshake accepted'])
  const first = { sent: new TextEncoder().encode('{"protocol":"json","version":1}\x1e') }
  expect(lineOf('{"type":1,"target":"send","arguments":["', { first, truncated: true })).toEqual(['signalr', 'Invocation send'])
})
survives(signalr)
