import { describe, expect, it } from 'vitest'
import { attemptView, textFrame } from '../../../testing/compare-kit'
import type { CertificateData } from '../../transcript/fact'
import type { AttemptView, FrameView } from '../view'
import { compareAttempts } from './compare-attempts'

const told = (a: AttemptView, b: AttemptView, was: readonly FrameView[] = [], is: readonly FrameView[] = []) =>
  compareAttempts({ view: a, frames: was }, { view: b, frames: is }).sentences.map(({ text }) => text)
const base = attemptView()
const changed = (change: Partial<AttemptView>) => told(base, { ...base, ...change })

const certificate = (change: Partial<CertificateData> = {}): CertificateData => ({
  subject: 'CN=ci.example',
  issuer: 'CN=Test CA',
  validFrom: '2025-11-20T00:00:00.000Z',
  validTo: '2026-12-20T00:00:00.000Z',
  sans: ['DNS:ci.example'],
  serialNumber: '01',
  fingerprint256: 'AA:AA',
  der: '',
  ...change,
})
const tls = (change: Partial<NonNullable<AttemptView['tls']>> = {}): NonNullable<AttemptView['tls']> => ({
  version: 'TLSv1.3',
  cipher: 'TLS_AES_128_GCM_SHA256',
  alpn: 'http/1.1',
  alpnOffered: ['http/1.1'],
  serverName: 'ci.example',
  verify: true,
  verified: true,
  error: null,
  chain: [certificate()],
  ...change,
})
const secure = (change: Partial<NonNullable<AttemptView['tls']>>, createdAt = '2026-11-27T10:00:00.000Z') =>
  told({ ...base, tls: tls() }, { ...base, createdAt, tls: tls(change) })

describe('sentencesOf', () => {
  it('says nothing of what is the same, nor of what differs each time', () => {
    expect(told(base, base)).toEqual([])
    const later = attemptView(
      {},
      { answer: ['HTTP/1.1 403 Forbidden', 'Date: Fri, 27 Nov 2026 10:00:01 GMT', 'Set-Cookie: sid=2; Path=/'] },
    )
    const earlier = attemptView(
      {},
      { answer: ['HTTP/1.1 403 Forbidden', 'Date: Fri, 27 Nov 2026 10:00:00 GMT', 'Set-Cookie: sid=1; Path=/'] },
    )
    expect(told(earlier, later)).toEqual([])
  })
  it('another URL, another proxy', () => {
    expect(changed({ target: { ...base.target, url: 'ws://example.com/other' } })).toEqual([
      'Another URL was asked: ws://example.com/other instead of ws://example.com/chat',
    ])
    expect(changed({ target: { ...base.target, url: 'ws://example.com:81/chat', port: 81 } })).toEqual([
      'Another URL was asked: ws://example.com:81/chat instead of ws://example.com/chat',
    ])
    const proxy = { kind: 'http' as const, url: 'http://proxy:3128', request: '', answer: '', status: 200, reply: '', granted: true }
    expect(changed({ proxy })).toEqual(['It went by way of http://proxy:3128 instead of without a proxy'])
  })
  it('another address, and other addresses behind the name', () => {
    expect(changed({ target: { ...base.target, address: '192.0.2.7' } })).toEqual([
      'Another address answered: 192.0.2.7:80 instead of 192.0.2.1:80',
    ])
    const addresses = [
      { address: '192.0.2.1', family: 4 as const },
      { address: '192.0.2.7', family: 4 as const },
    ]
    expect(changed({ target: { ...base.target, addresses } })).toEqual([
      'The name leads to other addresses: 192.0.2.1, 192.0.2.7 instead of 192.0.2.1',
    ])
    const other = { ...base, target: { ...base.target, addresses: addresses.toReversed() } }
    expect(told({ ...base, target: { ...base.target, addresses } }, other)).toEqual([])
  })
  it('a certificate that changed, with its day where that lies between the two', () => {
    const renewed = { fingerprint256: 'BB:BB', validFrom: '2026-11-25T08:00:00.000Z', validTo: '2027-02-25T08:00:00.000Z' }
    expect(secure({ chain: [certificate(renewed)] })).toEqual([
      'The certificate changed on 2026-11-25: valid from 2026-11-25 to 2027-02-25',
    ])
    expect(secure({ chain: [certificate({ fingerprint256: 'CC:CC', issuer: 'CN=Proxy CA', subject: 'CN=*' })] })).toEqual([
      'The certificate changed: valid from 2025-11-20 to 2026-12-20, for CN=* instead of CN=ci.example, issued by CN=Proxy CA instead of CN=Test CA',
    ])
  })
  it('TLS: trust, version, cipher, ALPN', () => {
    expect(secure({ verified: false, error: 'certificate has expired', version: 'TLSv1.2', cipher: 'AES128-SHA', alpn: null })).toEqual([
      'The certificate is not trusted, and was: certificate has expired',
      'The TLS version is TLSv1.2 instead of TLSv1.3',
      'The cipher is AES128-SHA instead of TLS_AES_128_GCM_SHA256',
      'ALPN chose nothing instead of http/1.1',
    ])
  })
  it('a failure, and one that is gone', () => {
    const failure = { phase: 'connect' as const, code: 'connection-refused' as const, detail: 'connect ECONNREFUSED 192.0.2.1:80' }
    const failed = { ...base, failure, status: null }
    expect(told(base, failed)).toEqual(['It fails at connect: connect ECONNREFUSED 192.0.2.1:80'])
    expect(told(failed, base)).toEqual(['It no longer fails at connect: connection-refused', 'The status is 101; there was none'])
  })
  it('who answered, and the status', () => {
    const by = (product: string) => ({
      pack: 'x',
      product,
      confidence: 'certain' as const,
      evidence: [],
      layer: 'proxy' as const,
      inFront: [],
    })
    expect(told({ ...base, answeredBy: by('Jenkins') }, { ...base, answeredBy: by('nginx'), status: 502 })).toEqual([
      'nginx answered instead of Jenkins',
      'The status is 502 instead of 101',
    ])
    expect(told({ ...base, answeredBy: by('Jenkins') }, { ...base, answeredBy: null })).toEqual([
      'It cannot be told who answered; it was Jenkins',
    ])
  })
  it('lines of the request: added, removed, changed, moved', () => {
    const sent = (...lines: string[]) => attemptView({ verdicts: [], diagnoses: [] }, { lines })
    expect(told(sent(), sent('Origin: https://a.example'))).toEqual(['Origin added in the request: Origin: https://a.example'])
    expect(told(sent('Origin: https://a.example'), sent())).toEqual(['Origin removed in the request: Origin: https://a.example'])
    expect(told(sent('X: 1'), sent('X: 2'))).toEqual(['X changed in the request: X: 2 instead of X: 1'])
    expect(told(sent('X: 1', 'Y: 1'), sent('Y: 1', 'X: 1'))).toEqual(['X stands at another place in the request'])
  })
  it('lines of the response where the status is the same, not where another answer came', () => {
    const refused = (...lines: string[]) =>
      attemptView({ verdicts: [], diagnoses: [], answeredBy: null }, { answer: ['HTTP/1.1 403 Forbidden', ...lines] })
    expect(told(refused('Server: a'), refused('Server: b'))).toEqual(['Server changed in the response: Server: b instead of Server: a'])
    expect(told({ ...base, verdicts: [], diagnoses: [], answeredBy: null }, refused('Server: b'))).toEqual([
      'The status is 403 instead of 101',
    ])
  })
  it('rules, causes and expectations that fail or show on one side only, those that end a connection first', () => {
    const [rule] = base.verdicts
    if (rule === undefined) throw new Error('a view has verdicts')
    const failed = (id: string, effect: 'none' | 'clients-fail') => ({
      ...rule,
      rule: id,
      outcome: 'fail' as const,
      title: `${id}!`,
      reason: null,
      effect,
    })
    const one = { ...base, verdicts: [failed('a/small', 'none'), failed('a/grave', 'clients-fail')] }
    const none = { ...base, verdicts: [] }
    expect(told(none, one)).toEqual(['A rule fails that did not: a/grave!', 'A rule fails that did not: a/small!'])
    expect(told(one, none)).toEqual(['A rule no longer fails: a/grave!', 'A rule no longer fails: a/small!'])

    const cause = {
      id: 'jenkins/wrong-secret',
      title: 'the secret is another one',
      confidence: 'certain' as const,
      basis: 'source' as const,
      layer: 'application' as const,
      about: 'answer' as const,
      evidence: [],
      cause: '',
      remedy: '',
      snippets: [],
      source: '',
    }
    expect(changed({ diagnoses: [cause] })).toEqual(['A cause shows that did not: the secret is another one'])
    expect(changed({ diagnoses: [{ ...cause, confidence: 'possible' }] })).toEqual([])

    const expectation = (outcome: 'pass' | 'fail') => ({
      id: 'status-1',
      kind: 'status' as const,
      title: 'Status is 101',
      outcome,
      seen: 'Status is 403',
      expected: '101',
      sentence: 'Status is 403: expected 101',
    })
    const [pass, fail] = [
      { ...base, expectations: [expectation('pass')] },
      { ...base, expectations: [expectation('fail')] },
    ]
    expect(told(pass, fail)).toEqual(['An expectation fails that did not: Status is 403: expected 101'])
    expect(told(fail, pass)).toEqual(['An expectation no longer fails: Status is 101'])
  })
  it('another close code, and another side that closed', () => {
    const close = (code: number, codeName: string, by: 'endpoint' | 'us') => ({
      ...base,
      close: { code, codeName, by, reportedLocally: false, reason: '', how: 'close-frame' as const, wireCode: code, explanation: '' },
    })
    expect(told(close(1000, 'normal closure', 'us'), close(1008, 'policy violation', 'endpoint'))).toEqual([
      'It closed with 1008 policy violation instead of 1000 normal closure',
    ])
    expect(told(close(1000, 'normal closure', 'us'), close(1000, 'normal closure', 'endpoint'))).toEqual([
      'It was closed by the endpoint instead of us',
    ])
  })
  it('a phase that took much longer, not one that took a little', () => {
    const slow = (ms: number) =>
      base.phases.map((phase) => (phase.phase === 'connect' ? { ...phase, endedAt: phase.startedAt + ms } : phase))
    expect(told({ ...base, phases: slow(12) }, { ...base, phases: slow(1300) })).toEqual(['Connecting took 1.3 s instead of 12 ms'])
    expect(told({ ...base, phases: slow(12) }, { ...base, phases: slow(90) })).toEqual([])
  })
  it('frames: none came, or the first message is another one', () => {
    const counts = { framesSent: 0, framesReceived: 2, bytesSent: 0, bytesReceived: 10 }
    const open = { ...base, counts }
    expect(told(open, { ...open, counts: { ...counts, framesReceived: 0 } })).toEqual(['No frame came; there were 2'])
    expect(told(open, open, [textFrame(1, 'received', 'hello')], [textFrame(1, 'received', 'denied')])).toEqual([
      'The first message that came differs',
    ])
  })
  it('begins with what most likely explains another outcome', () => {
    const a = { ...base, tls: tls() }
    const b = attemptView(
      {
        tls: tls({ version: 'TLSv1.2', chain: [certificate({ fingerprint256: 'BB:BB' })] }),
        verdicts: [],
        diagnoses: [],
        answeredBy: null,
      },
      { answer: ['HTTP/1.1 403 Forbidden'], lines: ['Origin: https://a.example'] },
    )
    const parts = compareAttempts(
      { view: { ...a, verdicts: [], diagnoses: [], answeredBy: null }, frames: [] },
      { view: { ...b, target: { ...b.target, address: '192.0.2.7' } }, frames: [] },
    ).sentences.map(({ part }) => part)
    expect(parts).toEqual(['address', 'tls', 'tls', 'answer', 'request'])
  })
  it('T-27: is bounded for many differences and hostile text', () => {
    const many = (mark: string) =>
      attemptView(
        { verdicts: [], diagnoses: [], answeredBy: null },
        { lines: Array.from({ length: 250 }, (_, at) => `X-${at}: ${mark}\x1b[2J${'y'.repeat(500)}`) },
      )
    const texts = told(many('a'), many('b'))
    expect(texts).toHaveLength(6)
    expect(texts.at(-1)).toBe('245 more lines of the request differ')
    for (const text of texts) {
      expect(text).not.toContain('\x1b')
      expect(text.length).toBeLessThan(400)
    }
  })
  it('T-24: tells no secret, only that a masked line is there', () => {
    const secret = 'canary-5d1e77a2c9'
    const other = 'canary-0000000000'
    const sent = (value: string) => attemptView({}, { lines: [`X-Token: ${value}`], secrets: [secret, other] })
    const comparison = compareAttempts({ view: sent(secret), frames: [] }, { view: sent(other), frames: [] })
    expect(JSON.stringify(comparison)).not.toMatch(/canary/)
    expect(comparison.request.find(({ label }) => label === 'X-Token')).toMatchObject({ kind: 'same', masked: true })
  })
})
