import { expect, it } from 'vitest'
import { head, type Play } from '../../testing/play'
import { connected } from '../../testing/report'
import type { Verdict } from '../rules/rule'

const FAILED = {
  rule: 'response/x',
  outcome: 'fail',
  level: 'must',
  effect: 'clients-fail',
  section: 'rfc6455-4.1',
  title: '',
  reason: null,
  because: '',
  at: [],
  advice: null,
} as const

function outcome(played: (conversation: Play) => unknown, verdicts: readonly Verdict[] = []) {
  const { conversation, view } = connected({ judge: () => verdicts })
  played(conversation)
  return view().outcome
}
const asked = (conversation: Play) => conversation.sends(head('GET / HTTP/1.1')).wrote()
const blockedOne = (conversation: Play) =>
  conversation.happens({ kind: 'policy', decision: 'blocked', reason: 'own-listener', host: 'a', address: '::1', port: 80 })
const failed = (phase: string, code: string) => (conversation: Play) => conversation.happens({ kind: 'failed', phase, code, detail: '' })

it.each<[string, string | null, (conversation: Play) => unknown]>([
  ['nothing yet', null, asked],
  ['a 101', 'accepted', (play) => asked(play).receives(head('HTTP/1.1 101 x'))],
  ['a 101 that ended in an abort', 'accepted', (play) => asked(play).receives(head('HTTP/1.1 101 x')).ends('us', 'abort')],
  ['a 403', 'refused', (play) => asked(play).receives(head('HTTP/1.1 403 x'))],
  ['an SSH banner', 'not-http', (play) => asked(play).receives('SSH-2.0-x\r\n')],
  ['an end without an answer', 'not-http', (play) => asked(play).happens({ kind: 'ended', by: 'endpoint', how: 'fin', phase: 'response' })],
  ['a refused connection', 'unreachable', failed('connect', 'connection-refused')],
  ['a failed TLS handshake', 'unreachable', failed('tls', 'tls-alert')],
  [
    'a TLS alert in place of an answer',
    'unreachable',
    (play) => failed('response', 'tls-alert')(asked(play)).ends('endpoint', 'tls-alert'),
  ],
  ['a TLS alert inside an answer', 'not-http', (play) => failed('response', 'tls-alert')(asked(play).receives('HTTP/1.1 2'))],
  ['a refused connection beside a block', 'unreachable', (play) => failed('connect', 'connection-refused')(blockedOne(play))],
  ['a time limit', 'timed-out', failed('resolve', 'resolve-timeout')],
  ['silence in place of SETTINGS', 'timed-out', failed('http2', 'http2-timeout')],
  ['HTTP/2 without extended CONNECT', 'unreachable', failed('http2', 'http2-no-connect-protocol')],
  ['a block', 'blocked', failed('policy', 'blocked')],
  ['a stop', 'aborted', failed('connect', 'aborted')],
  ['a stop while waiting', 'aborted', (play) => asked(play).happens({ kind: 'ended', by: 'us', how: 'abort', phase: 'response' })],
  ['silence', 'timed-out', (play) => failed('response', 'response-timeout')(asked(play)).ends('us', 'timeout')],
])('calls %s %s', (_, expected, played) => {
  expect(outcome(played)).toBe(expected)
})

it('calls a 101 invalid when a rule failed that clients fail on, and only then', () => {
  const opens = (play: Play) => asked(play).receives(head('HTTP/1.1 101 x'))
  expect(outcome(opens, [FAILED])).toBe('invalid')
  expect(outcome(opens, [{ ...FAILED, level: 'should' }])).toBe('accepted')
  expect(outcome(opens, [{ ...FAILED, effect: 'clients-tolerate' }])).toBe('accepted')
  expect(outcome(opens, [{ ...FAILED, rule: 'request/x' }])).toBe('accepted')
  expect(outcome(opens, [{ ...FAILED, rule: 'http2/request-x' }])).toBe('accepted')
  expect(outcome(opens, [{ ...FAILED, rule: 'tls/x' }])).toBe('accepted')
  expect(outcome(opens, [{ ...FAILED, rule: 'http2/x' }])).toBe('invalid')
})
