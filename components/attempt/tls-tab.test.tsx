import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { AttemptView } from '@/lib/core/report/view'
import type { CertificateData } from '@/lib/core/transcript/fact'
import { connected } from '@/lib/testing/report'
import { chainEnd, keyWords, pemOf, shortName, validityAt } from './certificate-words'
import { TlsTab } from './tls-tab'
import { verificationWords } from './verification-words'

const LEAF: CertificateData = {
  subject: 'O=Example, CN=chat.example.com',
  issuer: 'CN=Example Intermediate',
  validFrom: '2026-11-01T00:00:00.000Z',
  validTo: '2026-12-05T12:00:00.000Z',
  sans: ['DNS:chat.example.com', 'DNS:*.example.com'],
  serialNumber: '0A1B',
  fingerprint256: 'AA:BB:CC',
  der: 'MII=',
  key: { type: 'ec', curve: 'prime256v1' },
}
const INTERMEDIATE: CertificateData = {
  ...LEAF,
  subject: 'CN=Example Intermediate',
  issuer: 'CN=Example Root',
  validTo: '2026-11-19T00:00:00.000Z',
  sans: [],
  fingerprint256: 'DD:EE:FF',
  key: { type: 'rsa', bits: 2048 },
}
const ROOT: CertificateData = {
  ...INTERMEDIATE,
  subject: 'CN=Example Root',
  validTo: '2036-11-19T00:00:00.000Z',
  fingerprint256: '11:22:33',
}

/** The page of an attempt begun 2026-11-20T23:59:59.500Z. */
function shown(change: Partial<NonNullable<AttemptView['tls']>>): string {
  const tls = {
    version: 'TLSv1.3',
    cipher: 'TLS_AES_128_GCM_SHA256',
    alpn: 'http/1.1',
    alpnOffered: ['h2', 'http/1.1'],
    serverName: 'chat.example.com',
    verify: true,
    verified: false,
    error: 'CERT_HAS_EXPIRED',
    chain: [LEAF, INTERMEDIATE, ROOT],
    ...change,
  }
  return renderToStaticMarkup(<TlsTab view={connected().view()} tls={tls} />).replace(/<[^>]+>/g, '·')
}

describe('the TLS tab', () => {
  it('shows every certificate of the chain with role, names, key and fingerprint', () => {
    const text = shown({})
    for (const part of [
      '3 certificates',
      'of the endpoint',
      'intermediate 1',
      'root',
      'EC, P-256',
      'RSA, 2048 bits',
      'AA:BB:CC',
      'DD:EE:FF',
    ])
      expect(text).toContain(part)
    expect(text).toContain('DNS:chat.example.com, DNS:*.example.com')
    expect(text).toContain('The chain ends in the root Example Root.')
  })

  it('says of each certificate how long it holds', () => {
    const text = shown({})
    expect(text).toContain('2026-11-01 00:00 UTC to 2026-12-05 12:00 UTC')
    expect(text).toContain('expires soon: 14 days left')
    expect(text).toContain('expired 1 day before this attempt')
    expect(text).toContain('3,651 days left')
  })

  it('shows what was offered by ALPN beside what was chosen', () => {
    expect(shown({})).toMatch(/ALPN offered·+h2, http\/1\.1·+ALPN chosen·+http\/1\.1/)
    expect(shown({ alpn: null, alpnOffered: [] })).toMatch(/ALPN offered·+nothing·+ALPN chosen·+none/)
  })

  it('makes a self-signed certificate and a name that does not match stand out', () => {
    const alone = { ...LEAF, issuer: LEAF.subject }
    const text = shown({ chain: [alone], error: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
    expect(text).toContain('self-signed')
    expect(text).toContain('The endpoint signed its certificate itself')
    expect(shown({ error: 'ERR_TLS_CERT_ALTNAME_INVALID', serverName: null })).toContain('not for this name')
  })

  it('counts the names beyond the first twelve', () => {
    const sans = Array.from({ length: 1_000 }, (_, i) => `DNS:n${i}.example.com`)
    expect(shown({ chain: [{ ...LEAF, sans }] })).toContain('988 more names')
  })

  it('shows what is invisible in a name as marks', () => {
    expect(shown({ chain: [{ ...LEAF, subject: 'CN=a\u202eb' }] })).not.toContain('\u202e')
  })
})

it.each([
  [{ verify: true, verified: true, error: null }, /^Verified: the chain leads to a trusted root/],
  [{ verify: false, verified: true, error: null }, /^Verification was off; it would have passed/],
  [
    { verify: false, verified: false, error: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    /^Not verified, because verification was off. It would have refused: the certificate is self-signed/,
  ],
  [{ verify: true, verified: false, error: 'HOSTNAME_MISMATCH' }, /^Not accepted: the certificate is not for a\.example\.$/],
  [{ verify: true, verified: false, error: 'SOMETHING_NEW' }, /^Not accepted: it gave the code below\.$/],
])('puts what verification said in a sentence', (tls, sentence) => {
  expect(verificationWords(tls, 'a.example')).toMatch(sentence)
})

it('names a certificate by its CN, else its O', () => {
  expect([shortName('C=DE, O=A\\, B, CN=x'), shortName('C=DE, O=A\\, B'), shortName('C=DE'), shortName('')]).toEqual([
    'x',
    'A, B',
    'C=DE',
    'no name',
  ])
})

it('says when a certificate is not valid yet, or its dates are none', () => {
  expect(validityAt(LEAF, '2026-10-30T00:00:00.000Z').words).toBe('not valid for another 2 days')
  expect(validityAt({ validFrom: 'x', validTo: 'y' }, '2026-10-30T00:00:00.000Z').word).toBe('dates unreadable')
})

it('says where a chain stops', () => {
  expect(chainEnd([])).toBe('No certificate came.')
  expect(chainEnd([LEAF])).toBe('The chain stops before its root: Example Intermediate neither came nor is known to this installation.')
})

it('writes keys and PEM as they are known', () => {
  expect([keyWords({ type: 'ed25519' }), keyWords({ type: 'ec', curve: 'brainpoolP256r1' })]).toEqual(['Ed25519', 'EC, brainpoolP256r1'])
  expect(pemOf({ der: 'A'.repeat(65) })).toBe(`-----BEGIN CERTIFICATE-----\n${'A'.repeat(64)}\nA\n-----END CERTIFICATE-----\n`)
})
