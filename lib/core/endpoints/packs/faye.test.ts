import { describe, expect, it } from 'vitest'
import { answeredIn, asking, type Conversation, got, said, testPack } from '../../../testing/pack-tester'
import { requestWhere } from '../../rules/sample'
import { faye } from './faye'

const refused = (body: string): Conversation => ({
  response: ['HTTP/1.1 400 Bad Request', 'Content-Type: text/plain', `Content-Length: ${body.length}`],
  body,
  ended: { at: 2 },
})

testPack(faye, {
  'faye/version': {
    shown: {
      'version 12': {
        ...refused('Unsupported WebSocket version: 12'),
        request: requestWhere('Sec-WebSocket-Version', 'Sec-WebSocket-Version: 12'),
      },
      'no version': { ...refused('Unsupported WebSocket version: undefined'), request: requestWhere('Sec-WebSocket-Version') },
    },
    mentions: [/version (12|none)/],
  },
  'faye/missing-field': {
    shown: {
      'no key': { ...refused('Missing handshake request header: Sec-WebSocket-Key'), request: requestWhere('Sec-WebSocket-Key') },
    },
    mentions: ['Sec-WebSocket-Key'],
  },
  'faye/extensions': {
    shown: {
      'a broken list': { ...refused('Invalid Sec-WebSocket-Extensions header: ;;'), request: asking('/', 'Sec-WebSocket-Extensions: ;;') },
    },
    not: { ws: refused('Invalid or unacceptable Sec-WebSocket-Extensions header') },
  },
  'faye/not-websocket': {
    shown: { h2c: { ...refused('Not a WebSocket request'), request: requestWhere('Upgrade', 'Upgrade: h2c') } },
    not: { SockJS: refused('Not a valid websocket request') },
  },
  'faye/frame-refused': {
    shown: {
      'an unmasked frame': { after: [got(2, { close: [1003, 'Received unmasked frame but masking is required'] })] },
      'a reserved bit': {
        after: [got(2, { close: [1002, 'One or more reserved bits are on: reserved1 = 1, reserved2 = 0, reserved3 = 0'] })],
      },
      'bad UTF-8': { after: [got(2, { close: [1007, 'Could not decode a text frame as UTF-8'] })] },
    },
    not: { 'no reason': { after: [got(2, { close: [1002] })] } },
  },
  'faye/too-large': {
    shown: {
      '200 octets and maxLength 50': {
        after: [said(1, { text: 'x'.repeat(200) }), got(2, { close: [1009, 'WebSocket frame length too large'] })],
      },
    },
    mentions: ['200 octets'],
  },
})

describe('who answered', () => {
  it('is faye-websocket by its own words', () => {
    expect(answeredIn(refused('Unsupported WebSocket version: 12'), [faye])).toMatchObject({ pack: 'faye', confidence: 'certain' })
    expect(answeredIn({}, [faye])).toBeNull()
  })
})
