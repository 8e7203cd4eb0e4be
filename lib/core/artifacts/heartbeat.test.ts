import { expect, it } from 'vitest'
import { utf8Encode } from '../bytes/utf8'
import { isHeartbeat } from './heartbeat'

const text = (words: string, opcode = 1) => isHeartbeat({ opcode, payload: utf8Encode(words), length: utf8Encode(words).length })

it.each(['ping', 'PONG', '{"type":"ping"}', '{ "op": "heartbeat", "n": 1 }', '2', '3', '{"type":6}\u001e', '\n', '\r\n'])(
  'takes %j for a heartbeat',
  (words) => {
    expect(text(words)).toBe(true)
  },
)

it.each(['', 'pinging', '{"type":"pingpong"}', '4', '{"type":1}', `{"type":"ping","pad":"${'x'.repeat(64)}"}`])(
  'takes %j for none',
  (words) => {
    expect(text(words)).toBe(false)
  },
)

it('takes no binary message for one', () => {
  expect(text('ping', 2)).toBe(false)
})
