import 'server-only'
import type { EndedFact } from '../../core/transcript/fact'
import type { FailureCode } from '../../core/transcript/failure'
import { alertOf, connectFailure, tlsDetail } from './failure'

export type Ending = Pick<EndedFact, 'by' | 'how' | 'detail'> & { readonly code?: FailureCode; readonly alert?: number }

/** What an error of an established connection says about its end; `code` is the failure when the answer was not there yet. */
export function endingOf(error: Error & { readonly code?: string; readonly syscall?: string }): Ending {
  const alert = alertOf(error)
  if (alert !== null) return { by: 'endpoint', how: 'tls-alert', code: 'tls-alert', alert, detail: tlsDetail(error) }
  if (error.code === 'ECONNRESET') return { by: 'endpoint', how: 'rst', code: 'connection-reset', detail: tlsDetail(error) }
  // A write after the endpoint's reset; the reset itself was not read.
  if (error.code === 'EPIPE') return { by: 'endpoint', how: 'rst', code: 'write-failed', detail: tlsDetail(error) }
  // The kernel sent again and again, and nothing was acknowledged.
  if (error.code === 'ETIMEDOUT') return { by: 'network', how: 'timeout', code: 'host-unreachable', detail: tlsDetail(error) }
  // Other TLS errors (a broken record) end the session on our side, with an alert of ours.
  if (error.code?.startsWith('ERR_SSL')) return { by: 'us', how: 'tls-alert', code: 'tls-failed', detail: tlsDetail(error) }
  const { code, detail } = connectFailure(error)
  return { by: 'network', how: 'abort', code: code === 'connect-failed' ? 'write-failed' : code, detail }
}
