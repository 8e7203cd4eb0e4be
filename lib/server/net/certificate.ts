import 'server-only'
import { X509Certificate } from 'node:crypto'
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls'
import type { CertificateData, CertificateKey } from '../../core/transcript/fact'

/** More certificates than any real chain has. */
const LONGEST_CHAIN = 16

/**
 * The endpoint's certificates, its own first, each followed by its issuer's. Empty when none came.
 * OpenSSL ends the list with the issuer from the local store where the endpoint left it out.
 */
export function certificateChain(socket: TLSSocket): CertificateData[] {
  const chain: CertificateData[] = []
  let next: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true)
  while (next?.raw && chain.length < LONGEST_CHAIN) {
    chain.push(certificateData(next.raw))
    // A self-signed certificate names itself as its issuer.
    next = next.issuerCertificate === next ? undefined : next.issuerCertificate
  }
  return chain
}

function certificateData(der: Buffer): CertificateData {
  const certificate = new X509Certificate(der)
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    validFrom: new Date(certificate.validFrom).toISOString(),
    validTo: new Date(certificate.validTo).toISOString(),
    sans: alternativeNames(certificate.subjectAltName),
    serialNumber: certificate.serialNumber,
    fingerprint256: certificate.fingerprint256,
    der: der.toString('base64'),
    ...keyOf(certificate),
  }
}

/** What is told of the key; nothing of one that OpenSSL cannot read. */
function keyOf(certificate: X509Certificate): { readonly key?: CertificateKey } {
  try {
    const { asymmetricKeyType: type, asymmetricKeyDetails: details } = certificate.publicKey
    if (type === undefined) return {}
    const { modulusLength: bits, namedCurve: curve } = details ?? {}
    return { key: { type, ...(bits === undefined ? {} : { bits }), ...(curve === undefined ? {} : { curve }) } }
  } catch {
    return {}
  }
}

/** `C=..\nCN=..` as one line; empty when the name is empty. */
function oneLine(name: string | undefined): string {
  return (name ?? '').trim().split('\n').join(', ')
}

/** `DNS:a, IP Address:1.2.3.4` as its members; Node puts a member with a comma in JSON quotes. */
function alternativeNames(text: string | undefined): string[] {
  return text ? (text.match(/[^,\s"][^,"]*(?:"(?:[^"\\]|\\.)*")?/g) ?? []).map((member) => member.trim()) : []
}
