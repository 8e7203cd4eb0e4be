import { describe, expect, it } from 'vitest'
import { answeredIn, asking, type Conversation, got, said, testPack } from '../../../testing/pack-tester'
import { phoenix } from './phoenix'

const PATH = '/socket/websocket?vsn=2.0.0'
const SOCKET = { url: `ws://example.com${PATH}`, request: asking(PATH) }
const empty = (status: string): Conversation => ({
  ...SOCKET,
  response: [`HTTP/1.1 ${status}`, 'cache-control: max-age=0, private, must-revalidate', 'content-length: 0', 'server: Cowboy'],
})
const JOINED = got(3, { text: '["1","1","room:lobby","phx_reply",{"response":{},"status":"ok"}]' })

testPack(phoenix, {
  'phoenix/refused': {
    shown: {
      'a foreign Origin': { ...empty('403 Forbidden'), request: asking(PATH, 'Origin: http://evil.example') },
      'no token': empty('403 Forbidden'),
    },
    not: { 'another path': { response: ['HTTP/1.1 403 Forbidden', 'content-length: 0', 'server: Cowboy'] } },
    confidence: 'possible',
    mentions: [/^possibly/],
  },
  'phoenix/bad-request': {
    shown: { 'a POST': { ...empty('400 Bad Request'), request: [`POST ${PATH} HTTP/1.1`, ...asking('/').slice(1)] } },
    confidence: 'possible',
  },
  'phoenix/join-refused': {
    shown: {
      'no right': {
        ...SOCKET,
        after: [
          said(1, { text: '["1","1","room:secret","phx_join",{}]' }),
          got(3, { text: '["1","1","room:secret","phx_reply",{"response":{"reason":"unauthorized"},"status":"error"}]' }),
        ],
      },
      'no such topic': {
        ...SOCKET,
        after: [got(3, { text: '["1","1","nope","phx_reply",{"response":{"reason":"unmatched topic"},"status":"error"}]' })],
      },
    },
    not: { joined: { ...SOCKET, after: [JOINED] } },
    mentions: [/unauthorized|unmatched topic/],
  },
  'phoenix/channel-crashed': {
    shown: { 'an exception': { ...SOCKET, after: [JOINED, got(9, { text: '["1","1","room:lobby","phx_error",{}]' })] } },
  },
  'phoenix/disconnected': {
    shown: {
      'signed out': { ...SOCKET, after: [JOINED, got(9, { close: [1001] })] },
      'a deploy': { ...SOCKET, after: [JOINED, got(9, { close: [1012] })] },
    },
    not: { 'another server': { after: [got(9, { close: [1001] })] } },
    confidence: 'likely',
  },
  'phoenix/bandit-timeout': {
    shown: { '60 s of silence': { ...SOCKET, after: [JOINED, got(60_000, { close: [1002] })], ended: { at: 60_001 } } },
    not: { 'at once': { ...SOCKET, after: [said(10, { octets: 'c1 80 00000000' }), got(12, { close: [1002] })], ended: { at: 13 } } },
  },
})

describe('who answered', () => {
  it('is Phoenix by its messages, and possibly by the path', () => {
    expect(answeredIn({ ...SOCKET, after: [JOINED] }, [phoenix])).toMatchObject({ pack: 'phoenix', confidence: 'certain' })
    expect(answeredIn(SOCKET, [phoenix])?.confidence).toBe('possible')
    expect(answeredIn({}, [phoenix])).toBeNull()
  })
})
