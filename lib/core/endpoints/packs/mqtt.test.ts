import { describe, expect, it } from 'vitest'
import { accepting, answeredIn, asking, got, said, testPack } from '../../../testing/pack-tester'
import { mqtt } from './mqtt'

const CHOSEN = { request: asking('/mqtt', 'Sec-WebSocket-Protocol: mqtt'), response: accepting('Sec-WebSocket-Protocol: mqtt') }
const CONNECT = said(1, { binary: '10 10 0004 4d515454 04 02 003c 0004 61626364' })
const CONNECT_5 = said(1, { binary: '10 11 0004 4d515454 05 02 003c 00 0004 61626364' })
/** aedes writes each octet in a message of its own. */
const octets = (...all: string[]) => all.map((binary, n) => got(2 + n, { binary }))
const END = { at: 9 }

testPack(mqtt, {
  'mqtt/connack-refused': {
    shown: {
      'a wrong password to aedes': { ...CHOSEN, after: [CONNECT, ...octets('20', '02', '00', '04')], ended: END },
      'not authorized': { ...CHOSEN, after: [CONNECT, ...octets('20', '02', '00', '05')], ended: END },
      'version 7': { ...CHOSEN, after: [CONNECT, ...octets('20', '02', '00', '01')], ended: END },
      'MQTT 5, not authorized': { ...CHOSEN, after: [CONNECT_5, got(2, { binary: '20 03 00 87 00' })], ended: END },
    },
    not: {
      accepted: { ...CHOSEN, after: [CONNECT, got(2, { binary: '20 02 00 00' })] },
      'accepted by 5': { ...CHOSEN, after: [CONNECT_5, got(2, { binary: '20 03 00 00 00' })] },
      'half of it': { ...CHOSEN, after: [CONNECT, got(2, { binary: '20 02' })] },
    },
    confidence: 'certain',
    mentions: [/password is wrong|not authorized|version is not accepted/],
  },
  'mqtt/disconnected': {
    shown: {
      'taken over': { ...CHOSEN, after: [CONNECT_5, got(2, { binary: '20 03 00 00 00' }), got(8, { binary: 'e0 02 8e 00' })], ended: END },
    },
    not: { 'a normal one': { ...CHOSEN, after: [CONNECT_5, got(8, { binary: 'e0 00' })] } },
    mentions: ['taken over'],
  },
  'mqtt/rabbitmq-closed': {
    shown: {
      'a wrong password': { ...CHOSEN, after: [CONNECT, got(3, { close: [1002, 'unauthenticated'] })] },
      'another protocol name': {
        ...CHOSEN,
        after: [said(1, { binary: '10 10 0004 4d515458 04 02 003c 0004 61626364' }), got(3, { close: [1007, 'protocol_header_corrupt'] })],
      },
    },
  },
  'mqtt/text-frame': {
    shown: { hello: { ...CHOSEN, after: [said(1, { text: 'hello' })], ended: END } },
    not: { binary: { ...CHOSEN, after: [CONNECT] }, 'another protocol': { after: [said(1, { text: 'hello' })], ended: END } },
    confidence: 'likely',
  },
  'mqtt/no-connack': {
    shown: {
      'another protocol name': { ...CHOSEN, after: [said(1, { binary: '10 10 0004 4d515458 04 02 003c 0004 61626364' })], ended: END },
      'SUBSCRIBE first': { ...CHOSEN, after: [said(1, { binary: '82 06 0001 0001 61 00' })], ended: END },
    },
    not: { answered: { ...CHOSEN, after: [CONNECT, got(2, { binary: '20 02 00 05' })], ended: END } },
  },
  'mqtt/subprotocol': {
    shown: {
      none: { after: [CONNECT] },
      'an old name': { request: asking('/mqtt', 'Sec-WebSocket-Protocol: mqttv3.1'), after: [CONNECT] },
    },
    not: { chosen: { ...CHOSEN, after: [CONNECT] }, 'another protocol': { after: [said(1, { binary: '00' })] } },
  },
})

describe('who answered', () => {
  it('is an MQTT broker by its CONNACK, and possibly by the subprotocol', () => {
    expect(answeredIn({ ...CHOSEN, after: [CONNECT, got(2, { binary: '20 02 00 00' })] }, [mqtt])).toMatchObject({
      pack: 'mqtt',
      confidence: 'certain',
    })
    expect(answeredIn(CHOSEN, [mqtt])?.confidence).toBe('possible')
    expect(answeredIn({}, [mqtt])).toBeNull()
  })
})
