import { describe, expect, it } from 'vitest'
import { accepting, answeredIn, asking, got, said, testPack } from '../../../testing/pack-tester'
import { graphql } from './graphql'

const offering = (name: string) => ({ request: asking('/graphql', `Sec-WebSocket-Protocol: ${name}`) })
const CHOSEN = { ...offering('graphql-transport-ws'), response: accepting('Sec-WebSocket-Protocol: graphql-transport-ws') }
const OLD = { ...offering('graphql-ws'), response: accepting('Sec-WebSocket-Protocol: graphql-ws') }
const INIT = said(1, { text: '{"type":"connection_init"}' })
const ACK = got(2, { text: '{"type":"connection_ack"}' })
const closed = (code: number, reason = '') => got(9, { close: [code, reason] })
const END = { at: 10 }

testPack(graphql, {
  'graphql/invalid-message': {
    shown: {
      'start of the old protocol': {
        ...CHOSEN,
        after: [said(1, { text: '{"type":"start","id":"1"}' }), closed(4400, 'Invalid message received')],
        ended: END,
      },
      'binary, and another reason': { ...CHOSEN, after: [said(1, { binary: '00' }), closed(4400, 'no')], ended: END },
    },
    not: { 'another application': { after: [closed(4400, 'bad room')] } },
    confidence: 'certain',
  },
  'graphql/not-acknowledged': {
    shown: {
      'subscribe first': {
        ...CHOSEN,
        after: [said(1, { text: '{"type":"subscribe","id":"1","payload":{"query":"{hello}"}}' }), closed(4401, 'Unauthorized')],
      },
    },
    not: {
      'another application': { after: [closed(4401, 'token expired')] },
      'Hocuspocus, with the same words': { after: [said(1, { text: 'hello' }), closed(4401, 'Unauthorized')] },
    },
  },
  'graphql/forbidden': {
    shown: { 'onConnect said no': { ...CHOSEN, after: [INIT, closed(4403, 'Forbidden')] } },
    not: { 'another application': { after: [closed(4403, 'banned')] } },
  },
  'graphql/subprotocol': {
    shown: {
      'the old name': { ...offering('graphql-ws'), after: [closed(4406, 'Subprotocol not acceptable')] },
      'no offer': { after: [closed(4406, 'Subprotocol not acceptable')] },
    },
    mentions: [/graphql-transport-ws/],
  },
  'graphql/init-timeout': { shown: { 'nothing said': { ...CHOSEN, after: [closed(4408, 'Connection initialisation timeout')] } } },
  'graphql/duplicate-id': { shown: { 'the id twice': { ...CHOSEN, after: [INIT, ACK, closed(4409, 'Subscriber for 1 already exists')] } } },
  'graphql/too-many-inits': {
    shown: { 'init twice': { ...CHOSEN, after: [INIT, ACK, INIT, closed(4429, 'Too many initialisation requests')] } },
  },
  'graphql/internal-error': { shown: { 'onConnect threw': { ...CHOSEN, after: [INIT, closed(4500, 'boom')] } }, mentions: ['boom'] },
  'graphql/ack-timeout': { shown: { 'a gateway': { ...CHOSEN, after: [INIT, closed(4504, 'Connection acknowledgement timeout')] } } },
  'graphql/legacy-server': {
    shown: { 'the new name': { ...CHOSEN, after: [got(1, { close: [1002] })] } },
    not: { 'after a bad frame': { ...CHOSEN, after: [said(1, { text: 'x' }), got(2, { close: [1002] })] } },
  },
  'graphql/connection-error': {
    shown: {
      'no token': {
        ...OLD,
        after: [INIT, got(3, { text: '{"type":"connection_error","payload":{"message":"Missing auth token!"}}' }), closed(1011)],
      },
    },
    mentions: ['Missing auth token!'],
  },
  'graphql/operation-error': {
    shown: {
      'no such field': {
        ...CHOSEN,
        after: [
          INIT,
          ACK,
          got(5, {
            text: '{"id":"1","type":"error","payload":[{"message":"Cannot query field \\"nope\\" on type \\"Query\\".","locations":[{"line":1,"column":2}]}]}',
          }),
        ],
      },
    },
    not: { 'another protocol': { after: [got(5, { text: '{"type":"error","message":"x"}' })] } },
  },
})

describe('who answered', () => {
  it('is GraphQL by its messages and reasons, and possibly by the subprotocol ws repeats', () => {
    expect(answeredIn({ ...CHOSEN, after: [INIT, ACK] }, [graphql])).toMatchObject({ pack: 'graphql', confidence: 'certain' })
    expect(answeredIn(CHOSEN, [graphql])?.confidence).toBe('possible')
    expect(answeredIn({}, [graphql])).toBeNull()
  })
})
