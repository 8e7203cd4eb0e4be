import { expect, it } from 'vitest'
import { head, type Play } from '../../testing/play'
import { connected } from '../../testing/report'

function close(played: (conversation: Play) => unknown) {
  const { conversation, view } = connected({ packs: [] })
  played(conversation.sends(head('GET / HTTP/1.1')).wrote().receives(head('HTTP/1.1 101 x')))
  return view().close
}
const CLOSE = '\x88\x80\x00\x00\x00\x00'

it('is null while the session stands', () => {
  expect(close((play) => play.receives('\x81\x00'))).toBeNull()
})

it('tells who closed and with what (RFC 6455 §7.1.5)', () => {
  expect(close((play) => play.receives('\x88\x05\x03\xe9bye').sends(CLOSE).ends())).toEqual({
    code: 1001,
    codeName: 'Going Away',
    reportedLocally: false,
    reason: 'bye',
    by: 'endpoint',
    how: 'close-frame',
    wireCode: 1001,
    explanation:
      'The endpoint sent Close 1001 (Going Away), reason "bye", we answered it, and it ended TCP (FIN). The endpoint is leaving: a server stops, or a browser leaves the page.',
  })
})

it('tells our own Close and its answer', () => {
  expect(close((play) => play.sends('\x88\x82\x00\x00\x00\x00\x03\xe8').receives('\x88\x02\x03\xe8').ends())).toMatchObject({
    code: 1000,
    by: 'us',
    wireCode: 1000,
    explanation: expect.stringMatching(
      /^We sent Close 1000 \(Normal Closure\) and the endpoint answered with Close 1000 \(Normal Closure\), and it ended TCP \(FIN\)\./,
    ),
  })
})

it('reports 1005 for a Close frame without a code', () => {
  expect(close((play) => play.receives('\x88\x00'))).toMatchObject({
    code: 1005,
    reportedLocally: true,
    wireCode: null,
    how: 'close-frame',
  })
})

it('reports 1006 for a Close frame whose code must not travel (§7.4.1)', () => {
  expect(close((play) => play.receives('\x88\x02\x03\xed'))).toMatchObject({ code: 1006, reportedLocally: true, wireCode: 1005 })
})

it('explains an end of TCP without a Close frame, as Rancher does it', () => {
  const played = (play: Play) =>
    play.waits(1_000).receives('\x89\x00').waits(1).sends('\x8a\x80\x00\x00\x00\x00').waits(99).receives('\x81\x02{}').waits(12_300).ends()
  expect(close(played)).toEqual({
    code: 1006,
    codeName: 'Abnormal Closure',
    reportedLocally: true,
    reason: '',
    by: 'endpoint',
    how: 'fin',
    wireCode: null,
    explanation:
      'The endpoint ended TCP (FIN) 12.3 s after the last frame without a Close frame, so a browser reports 1006 (Abnormal Closure): reported locally, never sent. Its last ping came 12.4 s before the end and was answered 1 ms later.',
  })
})

it('says when our own Close was not answered, and when nothing was received', () => {
  expect(close((play) => play.waits(5).sends('\x88\x82\x00\x00\x00\x00\x03\xe8').waits(7).ends('endpoint', 'rst'))).toMatchObject({
    code: 1006,
    wireCode: 1000,
    how: 'rst',
    explanation: expect.stringContaining(
      'The endpoint reset TCP (RST) 12 ms after the 101 and before any frame, 7 ms after our Close 1000 (Normal Closure) that it did not answer',
    ),
  })
})

it('reports 1015 for a TLS handshake that failed, and nothing for an attempt that never opened', () => {
  const tls = connected()
  tls.conversation.happens({ kind: 'failed', phase: 'tls', code: 'tls-alert', detail: 'handshake failure', alert: 40 })
  expect(tls.view().close).toMatchObject({ code: 1015, reportedLocally: true, how: 'tls-alert', by: 'endpoint' })
  const refused = connected()
  refused.conversation.sends(head('GET / HTTP/1.1')).wrote().receives(head('HTTP/1.1 403 x')).ends()
  expect(refused.view().close).toBeNull()
})

it('calls a TLS alert in place of the answer what it is: the handshake refused, 1015 reported locally', () => {
  const { conversation, view } = connected()
  conversation.sends(head('GET / HTTP/1.1')).wrote()
  conversation.happens({ kind: 'failed', phase: 'response', code: 'tls-alert', detail: 'certificate required', alert: 116 })
  conversation.ends('endpoint', 'tls-alert')
  expect(view()).toMatchObject({ outcome: 'unreachable', close: { code: 1015, how: 'tls-alert', by: 'endpoint' } })
  expect(view().summary).toContain('refused the TLS handshake with alert 116 (certificate required)')
})
