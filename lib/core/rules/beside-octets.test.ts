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
