import type { RequestHead, ResponseHead } from '../http1/head'
import { parseRequestHead, parseResponseHead } from '../http1/parse-head'
import { headView } from './head-view'
import type { ReportRedactor } from './meta'
import { secretTexts } from './sentence-mask'
import type { HeadView } from './view'

/** A head with everything a report makes of it; only `secrets` is exact. */
export type MaskedHead<Head> = {
  /** The head as the masked octets read: same lines, same spans. */
  readonly head: Head | null
  readonly view: HeadView
  /** What was masked, to be looked for in sentences. */
  readonly secrets: readonly string[]
}

export function maskedRequest(
  told: { readonly head: RequestHead; readonly bytes: Uint8Array },
  redactor: ReportRedactor,
): MaskedHead<RequestHead> {
  return masked(told, redactor, parseRequestHead)
}

export function maskedResponse(
  told: { readonly head: ResponseHead; readonly bytes: Uint8Array },
  redactor: ReportRedactor,
): MaskedHead<ResponseHead> {
  return masked(told, redactor, parseResponseHead)
}

function masked<Head extends RequestHead | ResponseHead>(
  { head, bytes }: { readonly head: Head; readonly bytes: Uint8Array },
  redactor: ReportRedactor,
  parse: (bytes: Uint8Array) => Head | null,
): MaskedHead<Head> {
  const spans = redactor.headSpans(bytes)
  return { head: parse(redactor.maskBytes(bytes, spans)), view: headView(head, bytes, redactor), secrets: secretTexts(bytes, spans) }
}
