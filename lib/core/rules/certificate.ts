import { parseAddress } from '../address/literal'
import { base64Decode } from '../bytes/base64'
import { DER, derElements, objectIdentifier } from '../bytes/der'
import type { CertificateData, TlsData } from '../transcript/fact'

/** What is read from the DER of a certificate; null where it cannot be read. */
export type CertificateDetails = {
  /** Object identifier of the algorithm it is signed with. */
  readonly signature: string | null
  /** Whether it says where the certificate of its issuer is to be had (RFC 5280 §4.2.2.1). */
  readonly namesIssuerAddress: boolean
}

const EXTENSIONS = 0xa3
const AUTHORITY_INFORMATION_ACCESS = '1.3.6.1.5.5.7.1.1'
const CA_ISSUERS = '1.3.6.1.5.5.7.48.2'

const read = new WeakMap<CertificateData, CertificateDetails>()

/** Signature algorithm and issuer's address of a certificate, read once. Octets that are no certificate give nothing. */
export function certificateDetails(certificate: CertificateData): CertificateDetails {
  const known = read.get(certificate)
  if (known) return known
  const details = detailsOf(base64Decode(certificate.der) ?? new Uint8Array())
  read.set(certificate, details)
  return details
}

/** RFC 5280 §4.1: tbsCertificate, signatureAlgorithm, signatureValue. */
function detailsOf(der: Uint8Array): CertificateDetails {
  const [tbs, algorithm] = inside(der, DER.SEQUENCE) ?? []
  const [oid] = derElements(algorithm?.content ?? new Uint8Array()) ?? []
  return {
    signature: oid?.tag === DER.OID ? objectIdentifier(oid.content) : null,
    namesIssuerAddress: accessMethods(tbs?.content ?? new Uint8Array()).includes(CA_ISSUERS),
  }
}

function inside(bytes: Uint8Array, tag: number) {
  const [element] = derElements(bytes) ?? []
  return element?.tag === tag ? derElements(element.content) : null
}

function accessMethods(tbs: Uint8Array): string[] {
  const extensions = derElements(tbs)?.find((element) => element.tag === EXTENSIONS)
  for (const extension of inside(extensions?.content ?? new Uint8Array(), DER.SEQUENCE) ?? []) {
    const parts = derElements(extension.content) ?? []
    const [name] = parts
    const value = parts.find((part) => part.tag === DER.OCTET_STRING)
    if (name?.tag !== DER.OID || objectIdentifier(name.content) !== AUTHORITY_INFORMATION_ACCESS || !value) continue
    return (inside(value.content, DER.SEQUENCE) ?? []).flatMap((description) => {
      const [method] = derElements(description.content) ?? []
      return method?.tag === DER.OID ? [objectIdentifier(method.content)] : []
    })
  }
  return []
}

/**
 * The certificates that count when dates are looked at. Where verification found a way to a trusted authority, certificates that came
 * beside it are not part of that way and may be out of date, such as a cross-signed root: then only the endpoint's own counts.
 */
export function certificatesThatCount({ chain, verified, error }: TlsData): readonly CertificateData[] {
  return verified || error === 'ERR_TLS_CERT_ALTNAME_INVALID' ? chain.slice(0, 1) : chain
}

/** Whether a certificate names itself as its issuer. */
export function isSelfSigned({ subject, issuer }: CertificateData): boolean {
  return subject === issuer
}

/** The common name of a subject written as `O=…, CN=…`; null when there is none. */
export function commonName(subject: string): string | null {
  return /(?:^|, )CN=(.*?)(?:, [A-Za-z]+=|$)/.exec(subject)?.[1] ?? null
}

/**
 * Whether one of these alternative names, as Node writes them (`DNS:…`, `IP Address:…`), stands for a host (RFC 9525 §6.3):
 * names whatever their case, a wildcard for one whole left-most label, addresses by their octets.
 */
export function namesHost(sans: readonly string[], host: string): boolean {
  const address = parseAddress(host)
  if (address) return sans.some((san) => san.startsWith('IP Address:') && sameOctets(address, parseAddress(san.slice(11))))
  return sans.some((san) => san.startsWith('DNS:') && matchesName(san.slice(4), host))
}

function matchesName(pattern: string, host: string): boolean {
  const wanted = host.toLowerCase().replace(/\.$/, '')
  const name = pattern.toLowerCase().replace(/\.$/, '')
  if (!name.startsWith('*.')) return name === wanted
  const dot = wanted.indexOf('.')
  // "*.com" is for nobody.
  return dot > 0 && name.indexOf('.', 2) !== -1 && wanted.slice(dot) === name.slice(1)
}

function sameOctets(one: Uint8Array, other: Uint8Array | null): boolean {
  return other !== null && one.length === other.length && one.every((octet, index) => octet === other[index])
}
