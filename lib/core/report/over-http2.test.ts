import { describe, expect, it } from 'vitest'
import { connected } from '../../testing/report'
import type { FieldPair } from '../http2/field-list'

const CONNECT: readonly FieldPair[] = [
  [':method', 'CONNECT'],
  [':protocol', 'websocket'],
  [':path', '/chat?token=abcdef'],
  ['authorization', 'Bearer abcdef'],
]
const NETWORK = { draft: { url: 'ws://example.com/chat', network: { protocol: 'h2' as const } } }

/** An attempt whose SETTINGS came and whose extended CONNECT went out. */
function asked() {
  const report = connected(NETWORK)
  report.conversation
    .waits(1)
    .happens({ kind: 'reached', phase: 'http2', data: { settings: { ENABLE_CONNECT_PROTOCOL: 1 }, enableConnectProtocol: true } })
    .happens({ kind: 'fields', direction: 'sent', layer: 'h2-stream', fields: CONNECT })
    .wrote(60)
    .waits(1)
  const answers = (...fields: FieldPair[]) =>
    report.conversation.happens({ kind: 'fields', direction: 'received', layer: 'h2-stream', fields })
  return { ...report, answers }
}
const ended = (by: string, how: string, detail: string) => ({ kind: 'ended' as const, by, how, phase: 'open', detail })

describe('an attempt over HTTP/2 (RFC 8441)', () => {
  it('waits for SETTINGS, and says so', () => {
    expect(connected(NETWORK).view()).toMatchObject({ summary: 'Waiting for the HTTP/2 SETTINGS of example.com:80 (192.0.2.1:80)' })
  })

  it('is accepted with a 2xx, its fields shown masked', () => {
    const { answers, view } = asked()
    answers([':status', '200'], ['set-cookie', 'sid=abcdef'])
    const seen = view()
    expect(seen).toMatchObject({ outcome: 'accepted', status: 200, state: 'open', rawAnswer: null, accept: null, protocol: 'h2' })
    expect(seen.summary).toBe('Opened: the endpoint opened a WebSocket over HTTP/2 with 200')
    expect(seen.request?.lines.map(({ text }) => text).slice(2)).toEqual([':path: /chat?token=******', 'authorization: Bearer ******'])
    expect(seen.response?.lines.map(({ text }) => text)).toEqual([':status: 200', 'set-cookie: sid=******'])
    expect(seen.phases.map(({ phase, detail }) => [phase, detail]).slice(2, 5)).toEqual([
      ['http2', 'SETTINGS came, extended CONNECT is offered'],
      ['request', '60 octets'],
      ['response', '200'],
    ])
    expect(JSON.stringify(seen)).not.toContain('abcdef')
  })

  it.each([
    [
      'endpoint',
      'fin',
      'END_STREAM',
      /^The endpoint ended the HTTP\/2 stream \(END_STREAM\) .* after the 200 and before any frame without a Close frame/,
    ],
    ['endpoint', 'rst', 'RST_STREAM with CANCEL', /^The endpoint reset the HTTP\/2 stream \(RST_STREAM with CANCEL\)/],
    ['endpoint', 'rst', 'read ECONNRESET', /^The endpoint reset TCP \(RST\)/],
    ['us', 'rst', 'RST_STREAM with CANCEL', /^We reset the HTTP\/2 stream \(RST_STREAM with CANCEL\)/],
  ])('says how its stream ended: by %s, %s, %s', (by, how, detail, explanation) => {
    const { answers, conversation, view } = asked()
    answers([':status', '200'])
    conversation.waits(5).happens(ended(by, how, detail))
    expect(view().close?.explanation).toMatch(explanation)
    expect(view().summary).toMatch(/^Opened with 200 over HTTP\/2, then /)
  })

  it.each([
    [
      '404',
      'Refused with 404 Not Found: nothing answers at "/chat?token=******" for an upgrade: check the path, and which host the request names',
    ],
    ['405', 'Refused with 405: the method "CONNECT" is not allowed at this path, so no WebSocket is offered there over HTTP/2'],
    ['426', 'Refused with 426 Upgrade Required: the endpoint wants another protocol than HTTP/2 for this: try the handshake of HTTP/1.1'],
    ['501', 'Refused with 501 Not Implemented: the server offers extended CONNECT, and not for WebSocket: try the handshake of HTTP/1.1'],
  ])('speaks of a refusal with %s as one of HTTP/2', (status, summary) => {
    const { answers, conversation, view } = asked()
    answers([':status', status])
    conversation.happens(ended('endpoint', 'fin', 'END_STREAM'))
    expect(view()).toMatchObject({ outcome: 'refused', summary })
  })

  it.each([
    ['http2-stream-reset', 'RST_STREAM with REFUSED_STREAM', 'reset the HTTP/2 stream before an answer: RST_STREAM with REFUSED_STREAM'],
    ['http2-failed', 'what the server sent is not legal HTTP/2', 'failed: what the server sent is not legal HTTP/2'],
  ])('tells %s in place of an answer', (code, detail, words) => {
    const { conversation, view } = asked()
    conversation.happens({ kind: 'failed', phase: 'response', code, detail }).happens({ ...ended('us', 'rst', detail), phase: 'response' })
    expect(view().outcome).toBe('not-http')
    expect(view().summary).toContain(words)
    expect(view().verdicts.filter(({ rule, outcome }) => rule.startsWith('response/') && outcome === 'fail')).toEqual([])
  })

  it('says that ALPN offers nothing the server speaks (RFC 7301 §3.2)', () => {
    const { conversation, view } = connected(NETWORK)
    conversation.happens({ kind: 'failed', phase: 'tls', code: 'tls-alert', detail: 'tlsv1 alert no application protocol', alert: 120 })
    expect(view().summary).toContain('it speaks none of the protocols offered by ALPN')
  })
})
