import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { InputError } from '../../core/errors/errors'
import type { NetworkDraft } from '../../core/handshake/draft'
import { tlsFixture } from '../../testing/scripted-server'
import { assertTls } from './tls-input'

const clientCert = tlsFixture('client.pem')
const clientKey = tlsFixture('client.key.pem')
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
const encrypted = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'hunter22' }).toString()
const oldEncrypted = privateKey.export({ type: 'sec1', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'hunter22' }).toString()
const broken = clientCert.replace(/\n[^-\n]{20}/, '\nAAAAAAAAAAAAAAAAAAAA')

const problems = (network: NetworkDraft) => {
  try {
    assertTls(network)
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ path, message }) => [path.replace('request.network.', ''), message])
    throw error
  }
  return []
}

describe('assertTls', () => {
  it.each<[string, NetworkDraft]>([
    ['nothing', {}],
    ['empty texts', { ca: '', clientCert: '', clientKey: '' }],
    ['an authority, and several', { ca: `# ours\n${tlsFixture('ca.pem')}\n${tlsFixture('loop-ca.pem')}` }],
    ['a pair', { clientCert, clientKey }],
    ['a pair and its issuer', { clientCert: clientCert + tlsFixture('ca.pem'), clientKey }],
    ['versions', { minTls: '1.2', maxTls: '1.2', alpn: ['h2', 'http/1.1'] }],
  ])('takes %s', (_what, network) => expect(problems(network)).toEqual([]))

  it.each<[string, NetworkDraft, string, string]>([
    [
      'an authority that is no PEM',
      { ca: 'MIIB' },
      'ca',
      'ca holds no certificate: expected PEM, which begins "-----BEGIN CERTIFICATE-----"',
    ],
    ['a broken authority', { ca: broken }, 'ca', 'the certificate in ca cannot be read: expected a whole X.509 certificate in PEM'],
    [
      'the second of two authorities broken',
      { ca: tlsFixture('ca.pem') + broken },
      'ca',
      'certificate 2 of 2 in ca cannot be read: expected a whole X.509 certificate in PEM',
    ],
    ['a key among authorities', { ca: tlsFixture('ca.pem') + clientKey }, 'ca', 'ca holds a private key: expected certificates only'],
    [
      'a client certificate that is no PEM',
      { clientCert: 'x', clientKey },
      'clientCert',
      'clientCert holds no certificate: expected PEM, which begins "-----BEGIN CERTIFICATE-----"',
    ],
    [
      'a key that is no PEM',
      { clientCert, clientKey: 'hunter22' },
      'clientKey',
      'clientKey holds no private key: expected PEM, which begins "-----BEGIN PRIVATE KEY-----"',
    ],
    [
      'a broken key',
      { clientCert, clientKey: '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----' },
      'clientKey',
      'clientKey cannot be read: expected a whole private key in PEM',
    ],
    ...[encrypted, oldEncrypted].map((key): [string, NetworkDraft, string, string] => [
      'an encrypted key',
      { clientCert, clientKey: key },
      'clientKey',
      'clientKey is encrypted, and a passphrase is not taken: expected it as `openssl pkey -in key.pem` writes it',
    ]),
    [
      'a certificate without its key',
      { clientCert },
      'clientKey',
      'clientCert is given and clientKey is not: expected the private key of the certificate',
    ],
    [
      'a key without its certificate',
      { clientKey },
      'clientCert',
      'clientKey is given and clientCert is not: expected the certificate of the key',
    ],
    [
      'the key of another certificate',
      { clientCert, clientKey: tlsFixture('leaf.key.pem') },
      'clientKey',
      'clientKey does not belong to the first certificate of clientCert (O=Sockscope tests, CN=test client): expected its private key',
    ],
    [
      'versions that leave none',
      { minTls: '1.3', maxTls: '1.2' },
      'minTls',
      'minTls is "1.3" and maxTls "1.2": expected a lowest version that is not above the highest',
    ],
    [
      'an ALPN name that is too long',
      { alpn: ['http/1.1', 'é'.repeat(128)] },
      'alpn[1]',
      `the ALPN name "${'é'.repeat(128)}" has 256 octets: expected 1 to 255`,
    ],
  ])('refuses %s at its field', (_what, network, field, message) => expect(problems(network)).toEqual([[field, message]]))

  it('repeats nothing of a key', () => {
    for (const key of [encrypted, 'hunter22', `${clientKey.slice(0, 60)}hunter22`])
      expect(JSON.stringify(problems({ clientCert, clientKey: key }))).not.toContain('hunter22')
  })
})
