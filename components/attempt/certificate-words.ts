import type { CertificateData, CertificateKey } from '@/lib/core/transcript/fact'
import { count } from './words'

/** Fewer days left than these deserve a word: what renews certificates by itself does so about a month before they end. */
const SOON_DAYS = 30
const DAY_MS = 86_400_000

/** The name people know a subject or issuer by: its CN, else its O, else all of it. */
export function shortName(name: string): string {
  return attribute(name, 'CN') ?? attribute(name, 'O') ?? (name === '' ? 'no name' : name)
}

function attribute(name: string, type: string): string | null {
  // OpenSSL writes a comma of a value as `\,`.
  const match = new RegExp(`(?:^|, )${type}=((?:\\\\.|[^,\\\\])*)`).exec(name)
  return match?.[1]?.replace(/\\(.)/g, '$1') || null
}

/** Its own issuer: a root, or a certificate no authority vouches for. */
export const isSelfIssued = ({ subject, issuer }: Pick<CertificateData, 'subject' | 'issuer'>): boolean => subject === issuer

export type Validity = { readonly tone: 'pass' | 'warn' | 'fail'; readonly word: string; readonly words: string }

/** Whether a certificate was valid at a time, and for how many days still; dates are those of the certificate. */
export function validityAt({ validFrom, validTo }: Pick<CertificateData, 'validFrom' | 'validTo'>, at: string): Validity {
  const [from, to, now] = [Date.parse(validFrom), Date.parse(validTo), Date.parse(at)]
  if (Number.isNaN(from) || Number.isNaN(to)) return { tone: 'warn', word: 'dates unreadable', words: 'its dates cannot be read' }
  if (now < from) return { tone: 'fail', word: 'not valid yet', words: `not valid for another ${days(from - now)}` }
  if (now > to) return { tone: 'fail', word: 'expired', words: `expired ${days(now - to)} before this attempt` }
  const left = days(to - now)
  if (to - now < SOON_DAYS * DAY_MS) return { tone: 'warn', word: `${left} left`, words: `expires soon: ${left} left` }
  return { tone: 'pass', word: 'in date', words: `${left} left` }
}

function days(ms: number): string {
  const whole = Math.floor(ms / DAY_MS)
  if (whole === 0) return 'less than a day'
  return whole === 1 ? '1 day' : `${count(whole)} days`
}

const KEY_NAMES: Readonly<Record<string, string>> = {
  rsa: 'RSA',
  'rsa-pss': 'RSA-PSS',
  ec: 'EC',
  dsa: 'DSA',
  ed25519: 'Ed25519',
  ed448: 'Ed448',
}
const CURVES: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' }

/** "RSA, 2048 bits", "EC, P-256". */
export function keyWords({ type, bits, curve }: CertificateKey): string {
  const size = bits === undefined ? curve && (CURVES[curve] ?? curve) : `${bits} bits`
  return [KEY_NAMES[type] ?? type, size].filter(Boolean).join(', ')
}

/** The certificate as PEM (RFC 7468 §5). */
export function pemOf({ der }: Pick<CertificateData, 'der'>): string {
  return ['-----BEGIN CERTIFICATE-----', ...(der.match(/.{1,64}/g) ?? []), '-----END CERTIFICATE-----', ''].join('\n')
}

/** What a chain is, in one sentence: where it ends, and whether that is an authority of its own. */
export function chainEnd(chain: readonly CertificateData[]): string {
  const last = chain.at(-1)
  if (last === undefined) return 'No certificate came.'
  if (chain.length === 1 && isSelfIssued(last)) return 'The endpoint signed its certificate itself: nothing stands above it.'
  if (isSelfIssued(last)) return `The chain ends in the root ${shortName(last.subject)}.`
  return `The chain stops before its root: ${shortName(last.issuer)} neither came nor is known to this installation.`
}
