import 'server-only'
import type { Failure, FailureCode } from '../../core/transcript/failure'

/** A failure without its phase: the phase is known where it happened. */
export type Mishap = Omit<Failure, 'phase'>
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly mishap: Mishap }

export const succeeded = <T>(value: T): Outcome<T> => ({ ok: true, value })
export const failed = (code: FailureCode, detail: string, more: Partial<Mishap> = {}): { ok: false; mishap: Mishap } => ({
  ok: false,
  mishap: { code, detail, ...more },
})
export const aborted = () => failed('aborted', 'stopped by the user')

type NodeError = Error & { readonly code?: string; readonly errno?: number; readonly reason?: string }

const CONNECT: Readonly<Record<string, FailureCode>> = {
  ECONNREFUSED: 'connection-refused',
  ETIMEDOUT: 'connect-timeout',
  EHOSTUNREACH: 'host-unreachable',
  EHOSTDOWN: 'host-unreachable',
  ENETUNREACH: 'network-unreachable',
  ENETDOWN: 'network-unreachable',
  ECONNRESET: 'connection-reset',
}

/** What an error of connect(2) means. */
export function connectFailure(error: NodeError): Mishap {
  return { code: CONNECT[error.code ?? ''] ?? 'connect-failed', detail: error.message }
}

// libuv: the name exists and has no such data. Node reports it as ENOTFOUND; only `errno` tells.
const UV_EAI_NODATA = -3007

/** What an error of getaddrinfo(3) means. */
export function resolveFailure(error: NodeError): Mishap {
  if (error.errno === UV_EAI_NODATA || error.code === 'EAI_ADDRFAMILY') return { code: 'no-address', detail: error.message }
  return { code: error.code === 'ENOTFOUND' ? 'name-not-found' : 'resolver-failed', detail: error.message }
}

const UNTRUSTED = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
])

/** What a code of certificate verification (OpenSSL's, or Node's for the name) means. */
export function certificateFailure(code: string): FailureCode {
  if (code === 'CERT_HAS_EXPIRED') return 'certificate-expired'
  if (code === 'CERT_NOT_YET_VALID') return 'certificate-not-yet-valid'
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH') return 'certificate-name-mismatch'
  return UNTRUSTED.has(code) ? 'certificate-untrusted' : 'certificate-invalid'
}

// OpenSSL's words for "these octets are no TLS record".
const NOT_TLS = /wrong version number|packet length too long|http request|https proxy request|unknown protocol/i

/** Number of the TLS alert the endpoint sent (RFC 8446 §6), or null when the error is something else. */
export function alertOf(error: NodeError): number | null {
  const match = /SSL alert number (\d+)/.exec(error.message)
  return match ? Number(match[1]) : null
}

/** What an error in the TLS handshake means. */
export function tlsFailure(error: NodeError): Mishap {
  const alert = alertOf(error)
  if (alert !== null) return { code: 'tls-alert', detail: tlsDetail(error), alert }
  if (NOT_TLS.test(error.message)) return { code: 'tls-not-tls', detail: `the answer to the ClientHello is not TLS (${tlsDetail(error)})` }
  if (error.code === 'ECONNRESET' || error.code === 'EPIPE') return { code: 'tls-closed', detail: error.message }
  return { code: 'tls-failed', detail: tlsDetail(error) }
}

/** One line without OpenSSL's source positions and thread ids. */
export function tlsDetail(error: NodeError): string {
  return error.reason ?? error.message.split('\n', 1)[0] ?? ''
}
