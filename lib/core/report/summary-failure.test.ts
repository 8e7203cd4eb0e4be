import { expect, it } from 'vitest'
import { connected, replayed } from '../../testing/report'
import type { CertificateData, Fact } from '../transcript/fact'
import type { FailureCode } from '../transcript/failure'

const URL = 'wss://example.com/chat'
const certificate: CertificateData = {
  subject: 'CN=other.example',
  issuer: 'CN=Test CA',
  validFrom: '2026-01-01T00:00:00.000Z',
  validTo: '2026-02-01T00:00:00.000Z',
  sans: ['other.example', '*.other.example'],
  serialNumber: '1',
  fingerprint256: 'AA',
  der: '',
}
const tls = {
  version: null,
  cipher: null,
  alpn: null,
  alpnOffered: [],
  serverName: 'example.com',
  verify: true,
  verified: false,
  error: null,
  chain: [certificate],
}

function summary(phase: string, code: FailureCode, more: Record<string, unknown> = {}): string {
  const { conversation, view } = connected({ url: URL })
  conversation.happens({ kind: 'failed', phase, code, detail: 'seen', ...more })
  return view().summary
}

it.each<[FailureCode, string]>([
  ['name-not-found', 'The name example.com does not exist in DNS: check the spelling, or whether only another network knows it'],
  ['resolve-timeout', 'Looking up example.com took longer than our limit: the name server does not answer'],
])('says of %s what to look at', (code, expected) => {
  const fact: Fact = { v: 1, at: 1, hop: 0, kind: 'failed', phase: 'resolve', code, detail: 'seen' }
  expect(replayed([fact], { url: URL }).summary).toBe(expected)
})

it('names the address where it was dialled', () => {
  expect(summary('connect', 'connection-refused', { address: '192.0.2.1', port: 443 })).toBe(
    'Nothing listens at example.com:443 (192.0.2.1:443): the connection was refused, so check the port and whether the service runs',
  )
})

it('takes the address of a proxy for none of the endpoint', () => {
  expect(summary('proxy', 'proxy-refused', { address: '192.0.2.8', port: 3128 })).toBe(
    'The proxy refused a connection to example.com:443: seen',
  )
})

it('quotes what the certificate says', () => {
  expect(summary('tls', 'certificate-expired', { tls })).toContain('has expired (valid to 2026-02-01T00:00:00.000Z)')
  expect(summary('tls', 'certificate-name-mismatch', { tls })).toContain('is not for example.com (it names other.example, *.other.example)')
  expect(summary('tls', 'certificate-untrusted', { tls })).toContain('(issued by CN=Test CA)')
  expect(summary('tls', 'tls-alert', { alert: 40 })).toContain('with alert 40 (seen)')
})

it.each<FailureCode>([
  'resolver-failed',
  'no-address',
  'connect-timeout',
  'host-unreachable',
  'network-unreachable',
  'connection-reset',
  'connect-failed',
  'proxy-refused',
  'proxy-timeout',
  'proxy-failed',
  'tls-not-tls',
  'tls-timeout',
  'tls-closed',
  'certificate-not-yet-valid',
  'certificate-invalid',
  'tls-failed',
  'write-failed',
  'response-timeout',
  'idle-timeout',
  'closing-timeout',
  'limit-reached',
  'blocked',
  'aborted',
])('has one plain sentence for %s', (code) => {
  const text = summary('connect', code)
  expect(text.length).toBeGreaterThan(20)
  expect(text).not.toMatch(/undefined|null|\.$/)
})
