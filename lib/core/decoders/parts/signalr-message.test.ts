import { expect, it } from 'vitest'
import { hexDecode } from '../../bytes/hex'
import { utf8Encode } from '../../bytes/utf8'
import { beginsAsObject, handshakeProtocol, signalrTold } from './signalr-message'

it('tells a message in a line', () => {
  expect(signalrTold({ type: '1', target: 'send', id: '7' })).toEqual({
    summary: 'Invocation send (7)',
    fields: { type: 'Invocation', target: 'send', invocationId: '7' },
  })
  expect(signalrTold({ type: '3', id: '7', isVoid: true }).summary).toBe('Completion (7), void')
  expect(signalrTold({ type: '7', error: 'bye', mayReconnect: true }).summary).toBe('Close "bye", the client may reconnect')
  expect(signalrTold({ type: '8', sequence: '36' }).summary).toBe('Ack, up to 36')
  expect(signalrTold({ type: '9', sequence: '19' }).summary).toBe('Sequence, from 19')
  expect(signalrTold({ type: '42' })).toEqual({ summary: 'type 42', fields: { type: '42' } })
  expect(signalrTold({ type: '0' }).summary).toBe('type 0')
})

it('knows the protocol from the handshake', () => {
  const protocol = (text: string) => handshakeProtocol(utf8Encode(text))
  expect(protocol('{"protocol":"messagepack","version":1}\x1e')).toBe('messagepack')
  expect(protocol('{"version": 1, "protocol": "json"}\x1e')).toBe('json')
  expect([protocol('{"protocol":"json","version":1}'), protocol('{"protocol":"json"}\x1e'), protocol('{}\x1e'), protocol('')]).toEqual([
    null,
    null,
    null,
    null,
  ])
  expect(handshakeProtocol(undefined)).toBeNull()
})

it('tells an object from a message of 123 octets', () => {
  const begins = (hex: string) => beginsAsObject(hexDecode(hex) ?? new Uint8Array())
  expect([begins('7b7d1e'), begins('7b22'), begins('7b96'), begins('7b'), begins('')]).toEqual([true, true, false, false, false])
})
