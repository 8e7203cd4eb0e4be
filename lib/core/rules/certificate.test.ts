import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { certificateDetails, certificatesThatCount, commonName, namesHost } from './certificate'
import { certificate, DER_SHA1_WITH_ISSUER, SAMPLE_CA, secured, unverified } from './sample-tls'

describe('certificateDetails', () => {
  it('reads the signature algorithm of a real certificate', () => {
    const pem = readFileSync(path.join(import.meta.dirname, '../../testing/fixtures/tls/leaf.pem'))
    const der = new X509Certificate(pem).raw.toString('base64')
    expect(certificateDetails(certificate({ der }))).toEqual({ signature: '1.2.840.10045.4.3.2', namesIssuerAddress: false })
  })

  it('sees that a certificate says where its issuer is to be had (RFC 5280 §4.2.2.1)', () => {
    expect(certificateDetails(certificate({ der: DER_SHA1_WITH_ISSUER }))).toEqual({
      signature: '1.2.840.113549.1.1.5',
      namesIssuerAddress: true,
    })
  })

  it.each(['', 'not base64', 'MAA=', 'MIIB', 'BQA='])('reads nothing from "%s"', (der) => {
    expect(certificateDetails(certificate({ der }))).toEqual({ signature: null, namesIssuerAddress: false })
  })
})

describe('namesHost (RFC 9525 §6.3)', () => {
  it.each<[string, string, boolean]>([
    ['DNS:example.com', 'EXAMPLE.com', true],
    ['DNS:example.com', 'www.example.com', false],
    ['DNS:*.example.com', 'www.example.com', true],
    ['DNS:*.example.com', 'a.b.example.com', false],
    ['DNS:*.example.com', 'example.com', false],
    ['DNS:w*.example.com', 'www.example.com', false],
    ['DNS:*.com', 'example.com', false],
    ['DNS:192.0.2.7', '192.0.2.7', false],
    ['IP Address:192.0.2.7', '192.0.2.7', true],
    ['IP Address:0:0:0:0:0:0:0:1', '::1', true],
    ['URI:https://example.com', 'example.com', false],
  ])('%s, asked for %s: %s', (san, host, matches) => {
    expect(namesHost([san], host)).toBe(matches)
  })
})

it('takes the common name out of a subject', () => {
  expect(commonName('C=DE, O=Example, Inc, CN=example.com')).toBe('example.com')
  expect(commonName('CN=example.com, O=Example')).toBe('example.com')
  expect(commonName('O=Example')).toBeNull()
})

it('leaves certificates out of account that verification did without', () => {
  const chain = [certificate(), SAMPLE_CA]
  expect(certificatesThatCount(secured({ chain }).tls)).toEqual([chain[0]])
  expect(certificatesThatCount(unverified('ERR_TLS_CERT_ALTNAME_INVALID', { chain }).tls)).toEqual([chain[0]])
  expect(certificatesThatCount(unverified('CERT_HAS_EXPIRED', { chain }).tls)).toEqual(chain)
})
