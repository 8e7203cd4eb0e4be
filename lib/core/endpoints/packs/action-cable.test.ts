import { describe, expect, it } from 'vitest'
import { accepting, answeredIn, asking, type Conversation, got, said, testPack } from '../../../testing/pack-tester'
import { actionCable } from './action-cable'

const OFFER = 'Sec-WebSocket-Protocol: actioncable-v1-json, actioncable-unsupported'
const CHOSEN = {
  request: asking('/cable', OFFER, 'Origin: http://ok.example'),
  response: accepting('Sec-WebSocket-Protocol: actioncable-v1-json'),
}
const NOT_FOUND: Conversation = {
  response: ['HTTP/1.1 404 Not Found', 'Content-Type: text/plain', 'Content-Length: 14'],
  body: 'Page not found',
}
const WELCOME = got(2, { text: '{"type":"welcome"}' })

testPack(actionCable, {
  'action-cable/not-found': {
    shown: {
      'no Origin': { request: asking('/cable', OFFER), ...NOT_FOUND },
      'a foreign one': { request: asking('/cable', OFFER, 'Origin: http://evil.example'), ...NOT_FOUND },
      'a plain GET': { request: ['GET /cable HTTP/1.1', 'Host: example.com'], ...NOT_FOUND },
    },
    not: {
      SockJS: {
        response: ['HTTP/1.1 404 Not Found', 'content-type: text/plain; charset=UTF-8', 'Content-Length: 25'],
        body: '404 Error: Page not found',
      },
    },
  },
  'action-cable/unauthorized': {
    shown: {
      'no session': {
        ...CHOSEN,
        after: [got(3, { text: '{"type":"disconnect","reason":"unauthorized","reconnect":false}' }), got(4, { close: [1000] })],
      },
    },
  },
  'action-cable/disconnected': {
    shown: {
      'a deploy': { ...CHOSEN, after: [WELCOME, got(3, { text: '{"type":"disconnect","reason":"server_restart","reconnect":true}' })] },
    },
    not: { unauthorized: { ...CHOSEN, after: [got(3, { text: '{"type":"disconnect","reason":"unauthorized","reconnect":false}' })] } },
    mentions: ['server_restart'],
  },
  'action-cable/subscription-rejected': {
    shown: {
      'a channel that rejects': {
        ...CHOSEN,
        after: [
          WELCOME,
          said(3, { text: '{"command":"subscribe","identifier":"{\\"channel\\":\\"DenyChannel\\"}"}' }),
          got(5, { text: '{"identifier":"{\\"channel\\":\\"DenyChannel\\"}","type":"reject_subscription"}' }),
        ],
      },
    },
    not: {
      confirmed: {
        ...CHOSEN,
        after: [WELCOME, got(5, { text: '{"identifier":"{\\"channel\\":\\"OkChannel\\"}","type":"confirm_subscription"}' })],
      },
    },
  },
  'action-cable/subprotocol': {
    shown: {
      'none offered': { request: asking('/cable', 'Origin: http://ok.example'), after: [WELCOME] },
      'the other one': {
        request: asking('/cable', 'Sec-WebSocket-Protocol: actioncable-unsupported'),
        response: accepting('Sec-WebSocket-Protocol: actioncable-unsupported'),
      },
    },
    not: { chosen: { ...CHOSEN, after: [WELCOME] } },
    confidence: 'likely',
  },
})

describe('who answered', () => {
  it('is Action Cable by its subprotocol and messages, and possibly by its 404', () => {
    expect(answeredIn(CHOSEN, [actionCable])).toMatchObject({ pack: 'action-cable', confidence: 'certain' })
    expect(answeredIn({ after: [got(3000, { text: '{"type":"ping","message":1795679442}' })] }, [actionCable])).toMatchObject({
      confidence: 'certain',
    })
    expect(answeredIn({}, [actionCable])).toBeNull()
  })
})
