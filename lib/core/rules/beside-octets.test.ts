import { expect, it } from 'vitest'
import { besideOctets } from './beside-octets'
import { failedAt, SAMPLE_CONNECTED, SAMPLE_RESOLVED } from './sample'
import { certificate, unverified } from './sample-tls'

it('says what an example shows beside its octets, one line each', () => {
  expect(besideOctets({ ...SAMPLE_RESOLVED, ...SAMPLE_CONNECTED, ...failedAt('tls', 'tls-closed', 'read ECONNRESET') })).toEqual([
    'example.com leads to 2001:db8::7, 192.0.2.7',
    'connected: 192.0.2.7 port 80',
    'tls: tls-closed, read ECONNRESET',
  ])
  expect(besideOctets({})).toEqual([])
})

it('shows a wait for another handshake, and who sent the key before', () => {
  const waited = { v: 1, at: 1, hop: 0, kind: 'waited', address: '192.0.2.7', port: 80, ms: 12.4, gaveUp: true } as const
  expect(besideOctets({ waited, keySeen: { attemptId: '0199c3a2', at: '2026-11-24T10:00:00.000Z' } })).toEqual([
    'waited: 12 ms for a handshake with 192.0.2.7 port 80, in vain',
    'key sent before: by 0199c3a2 at 2026-11-24T10:00:00.000Z',
  ])
  expect(besideOctets({ keySeen: null })).toEqual(['key sent before: never'])
})

it('shows TLS with each certificate', () => {
  expect(
    besideOctets(unverified('CERT_HAS_EXPIRED', { verify: false, chain: [certificate({ validTo: '2021-01-01T00:00:00.000Z' })] })),
  ).toEqual([
    'at 2026-11-25T12:00:00.000Z',
    'TLSv1.3, TLS_AES_256_GCM_SHA384, ALPN http/1.1 of http/1.1, SNI example.com, not verified: CERT_HAS_EXPIRED (switched off)',
    'certificate: CN=example.com; signed by C=XX, O=Sample Trust, CN=Sample Issuing CA; 2026-10-01 to 2021-01-01; ec prime256v1; DNS:example.com; DNS:*.example.com',
  ])
})

it('shows the settings of HTTP/2', () => {
  const settings = { ENABLE_CONNECT_PROTOCOL: 1, MAX_FRAME_SIZE: 16384 }
  expect(besideOctets({ http2: { settings, enableConnectProtocol: true, request: null, response: null } })).toEqual([
    'SETTINGS: ENABLE_CONNECT_PROTOCOL=1, MAX_FRAME_SIZE=16384',
  ])
})
