import { base64Encode } from '../bytes/base64'
import type { ConnectionEvent } from '../connection/event'
import type { ResponseHead } from '../http1/head'
import { linesNamed } from '../http1/list-field'
import type { ReportRedactor } from './meta'
import type { ResponseView } from './view'

/** While a body is still coming, only its beginning is shown, so that telling of it again and again costs little. */
const WHILE_COMING = 4_096
const BEYOND_CUT = 8_192

/** The body of an answer as it is shown, masked; null for an answer that has none. `over`: nothing more will come. */
export function bodyView(
  body: Extract<ConnectionEvent, { type: 'body' }>,
  head: ResponseHead | null,
  over: boolean,
  redactor: ReportRedactor,
): ResponseView['body'] {
  if (body.framing === 'none') return null
  const cut = body.complete || over ? body.bytes.length : Math.min(WHILE_COMING, body.bytes.length)
  const searched = body.bytes.subarray(0, cut + BEYOND_CUT)
  const shown = redactor.maskBytes(searched, redactor.payloadSpans(searched)).subarray(0, cut)
  return {
    bytes: base64Encode(shown),
    length: body.bytes.length,
    framing: body.framing,
    contentType: head ? (linesNamed(head, 'content-type')[0]?.value ?? null) : null,
    complete: body.complete,
    truncated: body.truncated || shown.length < body.bytes.length,
  }
}
