import 'server-only'
import { X509Certificate } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import type { CertificateData, CertificateKey } from '../../core/transcript/fact'

/** More certificates than any real chain has. */
const LONGEST_CHAIN = 16
/** More octets than any real chain has; OpenSSL takes about as many. */
const MOST_OCTETS = 131_072

/** A certificate and the one that was sent behind it; Node keeps them linked. */
export type SentCertificate = { readonly raw: Uint8Array; readonly issuerCertificate?: SentCertificate | undefined }

/**
 * The endpoint's certificates as it sent them, its own first, and behind them the authority's where the endpoint left it out and it is
 * known here. Empty when none came. What leads back into itself or goes on for ever is read once and within bounds.
 *
 * Not by `getPeerCertificate(true)`: that looks for issuers among the authorities, without an end where two of them have certified
 * each other (measured with Node 20.20).
 */
export function certificateChain(first: SentCertificate | undefined, authorities: readonly X509Certificate[]): CertificateData[] {
  const chain: X509Certificate[] = []
  const seen = new Set<string>()
  let octets = 0
  for (let next = first; next !== undefined && chain.length < LONGEST_CHAIN; next = next.issuerCertificate) {
    const certificate = new X509Certificate(next.raw)
    octets += next.raw.length
    if (seen.has(certificate.fingerprint256) || octets > MOST_OCTETS) break
    seen.add(certificate.fingerprint256)
    chain.push(certificate)
  }
  const last = chain.at(-1)
  const authority = last && chain.length < LONGEST_CHAIN ? authorityOf(last, authorities) : undefined
  if (authority && !seen.has(authority.fingerprint256)) chain.push(authority)
  return chain.map(certificateData)
}

function authorityOf(certificate: X509Certificate, authorities: readonly X509Certificate[]): X509Certificate | undefined {
  if (certificate.issuer === certificate.subject) return undefined
  const known = [...authorities.filter(({ subject }) => subject === certificate.issuer), ...(roots().get(certificate.issuer ?? '') ?? [])]
  return known.find((authority) => certificate.checkIssued(authority))
}

let parsed: Map<string, X509Certificate[]> | null = null

/** The authorities this program trusts by itself, by subject; read once. */
function roots(): ReadonlyMap<string, readonly X509Certificate[]> {
  if (parsed !== null) return parsed
  parsed = new Map()
  for (const pem of rootCertificates) {
    const root = new X509Certificate(pem)
    parsed.set(root.subject, [...(parsed.get(root.subject) ?? []), root])
  }
  return parsed
}

function certificateData(certificate: X509Certificate): CertificateData {
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    validFrom: isoTime(certificate.validFrom),
    validTo: isoTime(certificate.validTo),
    sans: alternativeNames(certificate.subjectAltName),
    serialNumber: certificate.serialNumber,
    fingerprint256: certificate.fingerprint256,
    der: certificate.raw.toString('base64'),
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

/** A time as ISO 8601; what is none stays as OpenSSL words it, such as "Bad time value". */
function isoTime(text: string): string {
  const time = new Date(text)
  return Number.isNaN(time.getTime()) ? text : time.toISOString()
}

/** `C=..\nCN=..` as one line; empty when the name is empty. */
function oneLine(name: string | undefined): string {
  return (name ?? '').trim().split('\n').join(', ')
}

/** `DNS:a, IP Address:1.2.3.4` as its members; Node puts a member with a comma in JSON quotes. */
function alternativeNames(text: string | undefined): string[] {
  return text ? (text.match(/[^,\s"][^,"]*(?:"(?:[^"\\]|\\.)*")?/g) ?? []).map((member) => member.trim()) : []
}
