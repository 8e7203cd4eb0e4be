import { describe, expect, it } from 'vitest'
import { observed } from '../../testing/jenkins-observation'
import { jenkinsBytes } from '../../testing/jenkins-recordings'
import { latin1Encode } from '../bytes/latin1'
import { type Banner, readBanner } from './banner'
import { LISTENER_CAUSES } from './causes-listener'
import { readFirstAnswer } from './first-answer'
import type { LineEnd, ProtocolSeen, TcpObservation } from './observation'

const answeredWith = (name: string, bytes: Uint8Array, end: LineEnd = 'fin'): ProtocolSeen => ({
  name,
  failure: null,
  answer: readFirstAnswer(bytes),
  end,
  waitedMs: 2_500,
})
const said = (name: string, text: string) => observed({ protocols: [answeredWith(name, latin1Encode(text))] })
const banner = (changes: Partial<Banner>) => {
  const seen = observed({ address: '127.0.0.1' })
  return { ...seen, banner: seen.banner && { ...seen.banner, http: { ...(seen.banner.http as Banner), ...changes } } }
}
const jnlp4 = {
  failure: null,
  acknowledged: true,
  instead: null,
  tls: null,
  onlyOldTls: false,
  verdict: null,
  awaited: null,
  stage: 'over',
  end: 'fin',
  waitedMs: 1,
} as const
const seenAs = (text: string) => {
  const seen = observed({})
  return { ...seen, ping: null, banner: seen.banner && { ...seen.banner, http: readBanner(latin1Encode(text)) } }
}

const CASES: readonly (readonly [id: string, seen: TcpObservation])[] = [
  ['listener', observed({})],
  ['listener', observed({ banner: null })],
  ['listener', observed({ banner: null, ping: null, protocols: [answeredWith('JNLP9', jenkinsBytes('JNLP2-connect'))] })],
  ['jnlp4-unknown', said('JNLP4-connect', 'Unknown protocol:\n')],
  ['jnlp4-unknown', observed({ jnlp4: { ...jnlp4, acknowledged: false, headers: null, instead: { kind: 'unknown', named: null } } })],
  ['protocol-disabled', said('JNLP2-connect', 'Disabled protocol:Protocol:JNLP2-connect\n')],
  [
    'protocol-disabled',
    observed({ jnlp4: { ...jnlp4, acknowledged: false, headers: null, instead: { kind: 'disabled', named: 'JNLP4-connect' } } }),
  ],
  ['legacy-protocol', observed({ protocols: [answeredWith('JNLP3-connect', jenkinsBytes('JNLP3 greeting only'), 'open')] })],
  ['legacy-protocol', observed({ protocols: [answeredWith('JNLP-connect', jenkinsBytes('JNLP1 greeting only'), 'open')] })],
  ['plaintext-protocol', observed({ protocols: [answeredWith('JNLP4-plaintext', jenkinsBytes('JNLP4-plaintext greeting'), 'open')] })],
  ['proxy-protocol', banner({ protocols: ['JNLP4-connect', 'JNLP4-connect-proxy', 'Ping'] })],
  ['old-jenkins', said('JNLP9', 'Unknown protocol:Protocol:JNLP9\n')],
  ['address-translated', banner({ client: '10.0.0.1' })],
  ['address-translated', banner({ server: '172.17.0.2' })],
  ['listener-not-found', seenAs('HTTP/1.0 404 Not Found\nContent-Type: text/plain;charset=UTF-8\n\nNot Found\n')],
  ['not-tried', observed({ jnlp4: { ...jnlp4, headers: { ok: true, detail: null, cookieName: null } } })],
]
const found = (seen: TcpObservation) =>
  LISTENER_CAUSES.filter((cause) => cause.when(seen) !== null).map(({ id }) => id.replace('jenkins-tcp/', ''))

describe('what the listener tells', () => {
  it.each(CASES)('%s', (id, seen) => expect(found({ ...seen, address: '127.0.0.1' })).toContain(id))
  it('has a case for each cause', () => {
    expect(new Set(CASES.map(([id]) => `jenkins-tcp/${id}`))).toEqual(new Set(LISTENER_CAUSES.map(({ id }) => id)))
  })
  it('is only that it is one, for a controller of today', () => {
    expect(found(banner({}))).toEqual(['listener'])
    // Java writes the same address in other ways.
    expect(found(banner({ client: '0:0:0:0:0:0:0:1' }))).toEqual(['listener', 'address-translated'])
    expect(found({ ...banner({ client: '0:0:0:0:0:0:0:1' }), ourAddress: '::1' })).toEqual(['listener'])
  })
})
