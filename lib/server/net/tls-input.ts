import 'server-only'
import { createPrivateKey, type KeyObject, type X509Certificate } from 'node:crypto'
import tls from 'node:tls'
import { InputError } from '../../core/errors/errors'
import type { NetworkDraft } from '../../core/handshake/draft'
import { pemCertificates } from './pem'

const VERSIONS = ['1.0', '1.1', '1.2', '1.3']
/** One name of ALPN, octets (RFC 7301 §3.1). */
const LONGEST_PROTOCOL = 255

/**
 * Reads what a draft brings for TLS before anything is dialled. Throws InputError at the field: what is no PEM, a key that is
 * encrypted or belongs to another certificate, one without the other, versions that leave none. No message repeats a key.
 */
export function assertTls({ ca, clientCert, clientKey, minTls, maxTls, alpn = [] }: NetworkDraft): void {
  if (minTls !== undefined && maxTls !== undefined && VERSIONS.indexOf(minTls) > VERSIONS.indexOf(maxTls))
    refuse('minTls', `minTls is "${minTls}" and maxTls "${maxTls}": expected a lowest version that is not above the highest`)
  alpn.forEach((protocol, index) => {
    const length = Buffer.byteLength(protocol)
    if (length < 1 || length > LONGEST_PROTOCOL)
      refuse(`alpn[${index}]`, `the ALPN name ${JSON.stringify(protocol)} has ${length} octets: expected 1 to ${LONGEST_PROTOCOL}`)
  })
  if (ca) certificates('ca', ca)
  const [certificate] = clientCert ? certificates('clientCert', clientCert) : []
  const key = clientKey ? privateKey(clientKey) : undefined
  if (certificate && !key) refuse('clientKey', 'clientCert is given and clientKey is not: expected the private key of the certificate')
  if (key && !certificate) refuse('clientCert', 'clientKey is given and clientCert is not: expected the certificate of the key')
  if (!certificate || !key) return
  if (!certificate.checkPrivateKey(key))
    refuse(
      'clientKey',
      `clientKey does not belong to the first certificate of clientCert (${certificate.subject.replaceAll('\n', ', ')}): expected its private key`,
    )
  try {
    tls.createSecureContext({ cert: clientCert, key: clientKey })
  } catch (error) {
    refuse(
      'clientCert',
      `clientCert cannot be presented (${error instanceof Error ? error.message : error}): expected one that OpenSSL takes`,
    )
  }
}

function certificates(field: 'ca' | 'clientCert', text: string): X509Certificate[] {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text) && field === 'ca') refuse(field, 'ca holds a private key: expected certificates only')
  const read = pemCertificates(text)
  if (read.length === 0) refuse(field, `${field} holds no certificate: expected PEM, which begins "-----BEGIN CERTIFICATE-----"`)
  return read.map((certificate, index) => {
    const which = read.length === 1 ? 'the certificate' : `certificate ${index + 1} of ${read.length}`
    return certificate ?? refuse(field, `${which} in ${field} cannot be read: expected a whole X.509 certificate in PEM`)
  })
}

function privateKey(text: string): KeyObject {
  if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text))
    refuse('clientKey', 'clientKey holds no private key: expected PEM, which begins "-----BEGIN PRIVATE KEY-----"')
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: *4, *ENCRYPTED/m.test(text))
    refuse('clientKey', 'clientKey is encrypted, and a passphrase is not taken: expected it as `openssl pkey -in key.pem` writes it')
  try {
    return createPrivateKey(text)
  } catch {
    return refuse('clientKey', 'clientKey cannot be read: expected a whole private key in PEM')
  }
}

function refuse(field: string, message: string): never {
  throw new InputError('bad-tls', message, [{ path: `request.network.${field}`, message }])
}
