import { describe, expect, it } from 'vitest'
import { observed } from '../../testing/jenkins-observation'
import { JNLP4 } from './causes-jnlp4'
import type { AdvertisedSeen, Jnlp4Seen } from './observation'

const TLS = { version: 'TLSv1.3', subject: 'C=US, CN=x', validFrom: '', validTo: '', spki: 'MIIB' }
const HEADERS = { ok: true, detail: null, cookieName: 'JnlpAgentProtocol.cookie' }
const jnlp4 = (changes: Partial<Jnlp4Seen>): Jnlp4Seen => ({
  failure: null,
  acknowledged: true,
  instead: null,
  tls: TLS,
  onlyOldTls: false,
  headers: HEADERS,
  verdict: null,
  awaited: null,
  stage: 'over',
  end: 'fin',
  waitedMs: 5_000,
  ...changes,
})
const refused = (reason: string, permanent = false) => jnlp4({ verdict: { kind: 'refused', permanent, reason } })
const advertised = (identity: string): AdvertisedSeen => ({
  url: 'https://ci.example/tcpSlaveAgentListener/',
  page: 'tcpSlaveAgentListener',
  failure: null,
  status: 200,
  location: null,
  verified: true,
  headers: {
    isJenkins: true,
    port: 50_000,
    oddPort: null,
    host: null,
    identity,
    oddIdentity: false,
    protocols: null,
    remotingMinimumVersion: null,
    version: null,
  },
})

const CASES: readonly (readonly [id: string, seen: Jnlp4Seen, identity?: string])[] = [
  ['credentials-accepted', jnlp4({ verdict: { kind: 'accepted', odd: null, withdrawn: true } })],
  ['credentials-accepted', jnlp4({ verdict: { kind: 'accepted', odd: 'FINE', withdrawn: false } })],
  ['authorization-failure', refused('Authorization failure')],
  ['unknown-client', refused('Unknown client name: agent1')],
  ['not-inbound', refused('agent1 is not an inbound agent')],
  ['already-connected', refused('agent1 is already connected to this controller. Rejecting this connection.')],
  ['already-connected', refused('agent1 is already connected to this master. Rejecting this connection.')],
  ['no-listener', refused('No listeners interested in connection')],
  ['certificate-refused', refused('Authentication failure')],
  ['malformed-headers', refused('Malformed connection header')],
  ['refused', refused('quota reached', true)],
  ['closed-without-reason', jnlp4({ stage: 'verdict', awaited: 'its answer' })],
  ['no-answer-inside-tls', jnlp4({ stage: 'headers', awaited: 'its connection headers', end: 'open', headers: null })],
  ['wrong-ack', jnlp4({ acknowledged: false, tls: null, headers: null, instead: { kind: 'other', text: '\0\u0003NAK' } })],
  ['wrong-ack', jnlp4({ acknowledged: false, tls: null, headers: null, end: 'open' })],
  ['wrong-ack', jnlp4({ acknowledged: false, tls: null, headers: null, instead: { kind: 'silence' } })],
  ['tls-failed', jnlp4({ tls: null, headers: null, failure: { phase: 'tls', code: 'tls-closed', detail: 'closed' } })],
  ['only-old-tls', jnlp4({ tls: null, headers: null, onlyOldTls: true, failure: { phase: 'tls', code: 'tls-alert', detail: 'x' } })],
  ['untrusted-key', jnlp4({ headers: null }), 'MIIC'],
  ['trusted-key', jnlp4({}), 'MIIB'],
  ['odd-headers', jnlp4({ headers: { ok: false, detail: '"[" at character 0: expected "{"', cookieName: null } })],
]

describe('what JNLP4-connect came to', () => {
  it.each(CASES.map(([id, seen, identity]) => ({ id, seen, identity })))('$id', ({ id, seen, identity }) => {
    const all = observed({ nodeName: 'agent1', jnlp4: seen, advertised: identity === undefined ? [] : [advertised(identity)] })
    const found = JNLP4.filter((cause) => (cause.when(all)?.length ?? 0) > 0)
    expect(found.map((cause) => cause.id)).toEqual([`jenkins-tcp/${id}`])
    for (const { title, cause } of found)
      for (const words of [title, cause]) expect(typeof words === 'string' ? words : words(all)).toMatch(/^\S.*\S$/)
  })
  it('has a case for each cause', () => {
    expect(new Set(CASES.map(([id]) => `jenkins-tcp/${id}`))).toEqual(new Set(JNLP4.map(({ id }) => id)))
  })
  it('leaves an unknown protocol to the listener', () => {
    const seen = jnlp4({ acknowledged: false, tls: null, headers: null, instead: { kind: 'unknown', named: null } })
    expect(JNLP4.filter((cause) => cause.when(observed({ jnlp4: seen })) !== null)).toEqual([])
  })
})
