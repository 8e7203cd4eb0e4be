import { expect, it } from 'vitest'
import { answeredIn, got, said, testPack } from '../../../testing/pack-tester'
import { bandit } from './bandit'

const OPEN = {
  response: [
    'HTTP/1.1 101 Switching Protocols',
    'date: Thu, 26 Nov 2026 08:00:00 GMT',
    'vary: accept-encoding',
    'cache-control: max-age=0, private, must-revalidate',
    'upgrade: websocket',
    'connection: Upgrade',
    'sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
  ],
}

testPack(bandit, {
  'bandit/idle': {
    shown: {
      'a minute of silence': { ...OPEN, after: [said(1000, { text: 'hi' }), got(61_000, { close: [1002] })], ended: { at: 61_010 } },
    },
    not: {
      'at once': { ...OPEN, after: [said(1000, { text: 'hi' }), got(1010, { close: [1002] })], ended: { at: 1020 } },
      'with a reason': { ...OPEN, after: [got(60_000, { close: [1002, 'bad MASK'] })], ended: { at: 60_010 } },
    },
    confidence: 'possible',
    mentions: ['60 s'],
  },
  'bandit/message-too-large': {
    shown: {
      'too many fragments': { ...OPEN, after: [got(10, { close: [1009, 'Received oversize fragmented message'] })], ended: { at: 20 } },
    },
  },
  'bandit/protocol-error': {
    shown: {
      'a continuation of nothing': {
        ...OPEN,
        after: [got(10, { close: [1002, 'Received unexpected continuation frame (RFC6455§5.4)'] })],
        ended: { at: 20 },
      },
    },
  },
})

it('is recognised by its words alone, not by a 101 that all of Plug writes alike', () => {
  expect(answeredIn(OPEN, [bandit])).toBeNull()
})
