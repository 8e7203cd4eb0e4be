import { describe, expect, it } from 'vitest'
import { accepting, answeredIn, asking, got, said, testPack } from '../../../testing/pack-tester'
import { wamp } from './wamp'

const CHOSEN = { request: asking('/ws', 'Sec-WebSocket-Protocol: wamp.2.json'), response: accepting('Sec-WebSocket-Protocol: wamp.2.json') }
const PACKED = {
  request: asking('/ws', 'Sec-WebSocket-Protocol: wamp.2.msgpack'),
  response: accepting('Sec-WebSocket-Protocol: wamp.2.msgpack'),
}
const HELLO = said(1, { text: '[1,"nope",{"roles":{"caller":{}}}]' })
const WELCOME = got(3, { text: '[2,9129137332,{"roles":{"broker":{}}}]' })
/** [3, {}, "wamp.error.no_such_realm"] in MessagePack. */
const PACKED_ABORT = `93 03 80 b8 ${Buffer.from('wamp.error.no_such_realm').toString('hex')}`

testPack(wamp, {
  'wamp/abort': {
    shown: {
      'no such realm': {
        ...CHOSEN,
        after: [HELLO, got(3, { text: '[3,{"message":"The realm does not exist."},"wamp.error.no_such_realm"]' })],
      },
      'in MessagePack': { ...PACKED, after: [got(3, { binary: PACKED_ABORT })] },
    },
    not: { welcome: { ...CHOSEN, after: [HELLO, WELCOME] } },
    mentions: ['there is no realm of that name'],
  },
  'wamp/goodbye': {
    shown: { 'a shutdown': { ...CHOSEN, after: [HELLO, WELCOME, got(9, { text: '[6,{},"wamp.close.system_shutdown"]' })] } },
    not: { 'an answer to ours': { ...CHOSEN, after: [got(9, { text: '[6,{},"wamp.close.goodbye_and_out"]' })] } },
  },
  'wamp/error': {
    shown: { 'no such procedure': { ...CHOSEN, after: [HELLO, WELCOME, got(9, { text: '[8,48,1,{},"wamp.error.no_such_procedure"]' })] } },
  },
  'wamp/subprotocol': { shown: { 'none offered': { after: [HELLO] } }, not: { chosen: { ...CHOSEN, after: [HELLO] } } },
})

describe('who answered', () => {
  it('is a WAMP router by its first message', () => {
    expect(answeredIn({ ...CHOSEN, after: [HELLO, WELCOME] }, [wamp])).toMatchObject({ pack: 'wamp', confidence: 'certain' })
    expect(answeredIn({}, [wamp])).toBeNull()
  })
})
