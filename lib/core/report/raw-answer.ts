import { base64Encode } from '../bytes/base64'
import type { ConnectionEvent } from '../connection/event'
import type { ReportRedactor } from './meta'
import type { RawAnswerView } from './view'

/** What came instead of a response head, masked; null when nothing came. */
export function rawAnswerView(
  failed: Extract<ConnectionEvent, { type: 'response-failed' }>,
  redactor: ReportRedactor,
): RawAnswerView | null {
  if (failed.bytes.length === 0) return null
  const masked = redactor.maskBytes(failed.bytes, redactor.headSpans(failed.bytes))
  return { bytes: base64Encode(masked), length: failed.bytes.length, looksLike: failed.notHttp?.looksLike ?? 'http' }
}
