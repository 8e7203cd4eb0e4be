import { describe, expect, it } from 'vitest'
import { answeredIn, asking, got, testPack } from '../../../testing/pack-tester'
import { pusher } from './pusher'

const PATH = '/app/0123456789abcdef0123?protocol=7&client=js'
const ERROR = got(1, { text: '{"event":"pusher:error","data":{"code":4001,"message":"App key 0123 not in this cluster."}}' })

testPack(pusher, {
  'pusher/error': {
    shown: {
      'no such key': {
        url: `wss://ws-eu.pusher.com${PATH}`,
        request: asking(PATH),
        after: [ERROR, got(2, { close: [4001, 'App key not in this cluster'] })],
      },
      'a pong that is missing': {
        after: [
          got(1, { text: '{"event":"pusher:connection_established","data":"{}"}' }),
          got(9, { close: [4201, 'Pong reply not received'] }),
        ],
      },
    },
    not: { 'another endpoint': { after: [got(2, { close: [4001, 'x'] })] } },
    confidence: 'likely',
    mentions: [/no application with that key|ping was not answered/],
  },
})

describe('who answered', () => {
  it('speaks as Pusher by its messages, and possibly by the path', () => {
    expect(answeredIn({ after: [ERROR] }, [pusher])).toMatchObject({ pack: 'pusher', confidence: 'certain' })
    expect(answeredIn({ request: asking(PATH) }, [pusher])?.confidence).toBe('possible')
  })
})
