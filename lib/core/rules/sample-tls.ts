import type { Artifacts } from '../artifacts/artifacts'
import type { CertificateData, TlsData } from '../transcript/fact'

/** The URL of examples with TLS. */
export const SAMPLE_TLS_URL = 'wss://example.com/chat'

/** When the examples take place. */
const STARTED_AT = '2026-11-25T12:00:00.000Z'

/** A certificate for example.com, in force and from an authority that everybody knows; with other fields where given. */
export function certificate(more: Partial<CertificateData> = {}): CertificateData {
  return {
    subject: 'CN=example.com',
    issuer: 'C=XX, O=Sample Trust, CN=Sample Issuing CA',
    validFrom: '2026-10-01T00:00:00.000Z',
    validTo: '2027-04-01T00:00:00.000Z',
    sans: ['DNS:example.com', 'DNS:*.example.com'],
    serialNumber: '01',
    fingerprint256: '00',
    der: '',
    key: { type: 'ec', curve: 'prime256v1' },
    ...more,
  }
}

/** The authority that signed it, in force for years. */
export const SAMPLE_CA: CertificateData = certificate({
  subject: 'C=XX, O=Sample Trust, CN=Sample Issuing CA',
  issuer: 'C=XX, O=Sample Trust, CN=Sample Root',
  validFrom: '2020-01-01T00:00:00.000Z',
  validTo: '2035-01-01T00:00:00.000Z',
  sans: [],
})

/** A certificate that signed itself. */
export const SELF_SIGNED: CertificateData = certificate({ issuer: 'CN=example.com' })

/** A TLS handshake that ended well and was verified; with other fields where given. */
export function secured(more: Partial<TlsData> = {}): Pick<Artifacts, 'tls' | 'startedAt'> {
  const tls: TlsData = {
    version: 'TLSv1.3',
    cipher: 'TLS_AES_256_GCM_SHA384',
    alpn: 'http/1.1',
    alpnOffered: ['http/1.1'],
    serverName: 'example.com',
    verify: true,
    verified: true,
    error: null,
    chain: [certificate(), SAMPLE_CA],
    ...more,
  }
  return { tls, startedAt: STARTED_AT }
}

/** One whose certificate was not accepted, for that reason of OpenSSL or Node. */
export function unverified(error: string, more: Partial<TlsData> = {}): Pick<Artifacts, 'tls' | 'startedAt'> {
  return secured({ verified: false, error, ...more })
}

/** A real certificate in DER, made for these examples: RSA of 512 bits, signed with SHA-1, and with the address of its issuer in it. */
export const DER_SHA1_WITH_ISSUER =
  'MIIBnzCCAUmgAwIBAgIUd91dSaMUmdIC5hmFHfhGNPJ2DyswDQYJKoZIhvcNAQEFBQAwFjEUMBIGA1UEAwwLZXhhbXBsZS5jb20wHhcNMjYxMTI1MjIwNzM0WhcNMjcxMTI1MjIwNzM0WjAWMRQwEgYDVQQDDAtleGFtcGxlLmNvbTBcMA0GCSqGSIb3DQEBAQUAA0sAMEgCQQDPmssuqGknffFyV9viqgq4o2BodVaVdes2PanYXA9568FQQT2DnjAD07vByyC6fIruiqytEQBSCtFJosLvkZuPAgMBAAGjbzBtMDQGCCsGAQUFBwEBBCgwJjAkBggrBgEFBQcwAoYYaHR0cDovL2NhLmV4YW1wbGUvY2EuY2VyMBYGA1UdEQQPMA2CC2V4YW1wbGUuY29tMB0GA1UdDgQWBBRzf5giKVIU5gJ8fuhvXsAbdDoaRzANBgkqhkiG9w0BAQUFAANBAAoHxOyLVbSRE5TtDONLnk3/G9WQ3HTz1tldv0cUzVDGybmAC+N58iSil9SoeSWUvK5yypC3s/W7+w8j1xUPwY4='
