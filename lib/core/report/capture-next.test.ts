import { describe, expect, it } from 'vitest'
import { asking, type Conversation, got, seenIn } from '../../testing/pack-tester'
import { head } from '../../testing/play'
import { connected } from '../../testing/report'
import { captureNext, type Unexplained } from './capture-next'
import { NOTHING_TOLD } from './reason'
import type { CloseView, DiagnosisView } from './view'

const AT = '2026-11-20T12:00:00.000Z'
const DROPPED: CloseView = {
  code: 1006,
  codeName: 'Abnormal Closure',
  reportedLocally: true,
  reason: '',
  by: 'endpoint',
  how: 'fin',
  wireCode: null,
  explanation: '',
}
const steps = (conversation: Conversation, change: Partial<Unexplained> = {}) =>
  captureNext({ observed: seenIn(conversation), told: NOTHING_TOLD, outcome: 'refused', close: null, seenAt: AT, ...change })
const empty403 = (...lines: string[]) => ['HTTP/1.1 403 Forbidden', ...lines, 'Content-Length: 0']

describe('captureNext', () => {
  it('asks for the reason in text, for the other Origin, for the ladder, for the server alone and for its log', () => {
    expect(
      steps({ url: 'wss://example.com/chat', request: asking('/chat', 'Origin: https://other.example'), response: empty403() }),
    ).toEqual([
      'The answer has no body. Ask again with Accept: text/plain, then application/json: many servers give their reason only so.',
      'Send it once without Origin, as programs do: this request had one.',
      'Run the ladder: it repeats the request with one change at a time, and the row that is accepted names the cause.',
      'If a proxy stands in front, repeat it directly to the server behind (connect to, in Network), Host unchanged: what then differs is the work of the proxy.',
      'Look into the log of the server around 2026-11-20T12:00:00.000Z (UTC): it names the reason it did not send.',
    ])
  })

  it('does not ask for what is there already', () => {
    const request = asking('/chat', 'Accept: text/plain')
    const asked = steps({ url: 'wss://example.com/chat', request, response: empty403('Via: 1.1 front') })
    expect(asked[0]).toBe('Send it once with Origin: https://example.com, as a browser would: this request had none.')
    expect(asked[2]).toMatch(/^Via shows a proxy in front: repeat it directly/)
  })

  it('names what was seen to stand in front', () => {
    const nginx = { pack: 'nginx', product: 'nginx', confidence: 'likely', evidence: [] } as const
    const answeredBy = { ...nginx, pack: 'jetty', product: 'Jetty', layer: 'application', inFront: [nginx] } as const
    expect(steps({ response: empty403() }, { told: { diagnoses: [], answeredBy } })).toContainEqual(
      expect.stringMatching(/^nginx stands in front: /),
    )
  })

  it('tells idle from busy by pings where a session just ended', () => {
    const dropped = { outcome: 'accepted', close: DROPPED } as const
    expect(steps({ ended: { at: 60_000 } }, dropped)[0]).toMatch(/^Open one session with a ping every 20 s and one without/)
    expect(steps({ after: [got(1, { ping: 'x' })], ended: { at: 60_000 } }, dropped)[0]).toMatch(/^Open two more sessions/)
  })

  it.each([
    ['resolve', 'name-not-found', /^Look the name up/],
    ['connect', 'connection-refused', /^Connect from the machine/],
    ['proxy', 'proxy-refused', /^Repeat it without the proxy/],
    ['tls', 'tls-alert', /^Repeat it with verification switched off/],
  ] as const)('has something to try after a failure in the %s phase', (phase, code, first) => {
    const asked = steps({ failed: { phase, code, detail: '' } }, { outcome: 'unreachable' })
    expect(asked[0]).toMatch(first)
    expect(asked.at(-1)).toMatch(/^Look into the logs/)
  })

  it('tries TLS, and a plain GET, where the endpoint hung up without a word', () => {
    const asked = steps({ response: null, ended: { at: 3 } }, { outcome: 'not-http' })
    expect(asked[0]).toMatch(/^Repeat it with wss:\/\//)
    expect(asked[1]).toMatch(/^Send a plain GET/)
  })

  it('has nothing to ask where a cause is likely, where all is well, and where we ended it', () => {
    const reason = { confidence: 'likely', about: 'answer' } as DiagnosisView // safe: it reads no more
    expect(steps({ response: empty403() }, { told: { diagnoses: [reason], answeredBy: null } })).toEqual([])
    expect(steps({}, { outcome: 'accepted' })).toEqual([])
    expect(steps({}, { outcome: 'accepted', close: { ...DROPPED, how: 'close-frame', code: 1000 } })).toEqual([])
    expect(steps({}, { outcome: 'accepted', close: { ...DROPPED, by: 'us', how: 'abort' } })).toEqual([])
    expect(steps({}, { outcome: 'aborted' })).toEqual([])
    expect(steps({}, { outcome: null })).toEqual([])
  })

  it('stands in the view with the exact time of the answer', () => {
    const { conversation, view } = connected()
    conversation.sends(head('GET / HTTP/1.1')).wrote().waits(498).receives(head('HTTP/1.1 403 x', 'Content-Length: 0')).ends()
    expect(view().captureNext.at(-1)).toBe(
      'Look into the log of the server around 2026-11-21T00:00:00.000Z (UTC): it names the reason it did not send.',
    )
  })
})
