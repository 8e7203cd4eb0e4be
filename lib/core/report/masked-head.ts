import type { RequestHead, ResponseHead } from '../http1/head'
import { parseRequestHead, parseResponseHead } from '../http1/parse-head'
import { type FieldList, rereadFields } from '../http2/field-list'
import { askedHeadOf, givenHeadOf } from '../http2/heads'
import { fieldsView } from './fields-view'
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

/** A head as it was told: over HTTP/2 with its fields. */
type Told<Head> = { readonly head: Head; readonly bytes: Uint8Array; readonly fields?: FieldList }

export function maskedRequest(told: Told<RequestHead>, redactor: ReportRedactor): MaskedHead<RequestHead> {
  return masked(told, redactor, told.fields ? reread(told.fields, askedHeadOf) : parseRequestHead)
}

export function maskedResponse(told: Told<ResponseHead>, redactor: ReportRedactor): MaskedHead<ResponseHead> {
  return masked(told, redactor, told.fields ? reread(told.fields, givenHeadOf) : parseResponseHead)
}

/** What is shown of a head, masked. */
export function toldView(told: Told<RequestHead | ResponseHead>, redactor: ReportRedactor): HeadView {
  return told.fields ? fieldsView(told.fields, redactor) : headView(told.head, told.bytes, redactor)
}

function reread<Head>(fields: FieldList, headOf: (list: FieldList) => Head): (bytes: Uint8Array) => Head {
  return (bytes) => headOf(rereadFields(fields, bytes))
}

function masked<Head extends RequestHead | ResponseHead>(
  told: Told<Head>,
  redactor: ReportRedactor,
  parse: (bytes: Uint8Array) => Head | null,
): MaskedHead<Head> {
  const { bytes } = told
  const spans = redactor.headSpans(bytes)
  return { head: parse(redactor.maskBytes(bytes, spans)), view: toldView(told, redactor), secrets: secretTexts(bytes, spans) }
}
