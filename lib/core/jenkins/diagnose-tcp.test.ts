import { describe, expect, it } from 'vitest'
import { observed } from '../../testing/jenkins-observation'
import { diagnoseTcp, TCP_CAUSES, tcpSummary } from './diagnose-tcp'
import type { Jnlp4Seen, TcpObservation } from './observation'

const JNLP4: Jnlp4Seen = {
  failure: null,
  acknowledged: true,
  instead: null,
  tls: { version: 'TLSv1.3', subject: 'CN=x', validFrom: '', validTo: '', spki: 'MIIB' },
  onlyOldTls: false,
  headers: { ok: true, detail: null, cookieName: null },
  verdict: null,
  awaited: null,
  stage: 'over',
  end: 'fin',
  waitedMs: 1,
}
const summary = (seen: TcpObservation) => tcpSummary(seen, diagnoseTcp(seen))

describe('diagnoses of a probe', () => {
  it('put problems first, the surer before the less sure, then what is well, then the rest', () => {
    const seen = observed({
      nodeName: 'a',
      jnlp4: { ...JNLP4, verdict: { kind: 'refused', permanent: false, reason: 'Authorization failure' } },
    })
    expect(diagnoseTcp(seen).map(({ id, weight }) => `${id} ${weight}`)).toEqual([
      'jenkins-tcp/authorization-failure problem',
      'jenkins-tcp/listener good',
      'jenkins-tcp/address-translated notice',
    ])
  })
  it('have an id of their own each, with a source; what is not verified is only possible', () => {
    expect(new Set(TCP_CAUSES.map(({ id }) => id)).size).toBe(TCP_CAUSES.length)
    for (const { id, source, basis, confidence } of TCP_CAUSES) {
      expect(source.length, id).toBeGreaterThan(10)
      if (basis === 'unverified') expect(confidence, id).toBe('possible')
      if (basis === 'reported') expect(confidence, id).not.toBe('certain')
    }
  })
})

describe('the sentence of a probe', () => {
  it.each([
    ['ci.example port 50000 is the agent listener of Jenkins 2.578.', observed({})],
    ['ci.example port 50000 is the agent listener of Jenkins 2.578, and it speaks JNLP4-connect.', observed({ jnlp4: JNLP4 })],
    [
      'ci.example port 50000 is the agent listener of Jenkins 2.578, and the controller takes a with this secret.',
      observed({ nodeName: 'a', jnlp4: { ...JNLP4, verdict: { kind: 'accepted', odd: null, withdrawn: true } } }),
    ],
    [
      'The controller takes a with this secret; but the connection headers of the controller cannot be read.',
      observed({
        nodeName: 'a',
        jnlp4: {
          ...JNLP4,
          headers: { ok: false, detail: 'x', cookieName: null },
          verdict: { kind: 'accepted', odd: null, withdrawn: true },
        },
      }),
    ],
    [
      'Nobody listens on ci.example port 50000.',
      observed({ banner: null, ping: null, failure: { phase: 'connect', code: 'connection-refused', detail: 'x' } }),
    ],
    ['ci.example port 50000 was not probed.', observed({ banner: null, ping: null })],
  ])('is "%s"', (text, seen) => expect(summary(seen)).toBe(text))
})
