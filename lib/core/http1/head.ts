import type { Span } from '../bytes/span'

/** Something irregular in a head that was read all the same. */
export type HeadFaultCode =
  | 'bare-lf'
  | 'bare-cr'
  | 'obs-fold'
  | 'space-before-colon'
  | 'leading-space' // the first field line begins with SP or HTAB
  | 'no-colon'
  | 'empty-name'
  | 'name-not-token'
  | 'control-in-value'
  | 'nul-in-value'
  | 'non-ascii-in-value'
  | 'missing-space-after-status'
  | 'extra-space-in-start-line'
  | 'status-not-three-digits'
  | 'version-malformed'
  | 'start-line-malformed'
  | 'empty-line-before-start'
export type HeadFault = { readonly code: HeadFaultCode; readonly span: Span }

/** One field line as it travelled. Texts are Latin-1, one character an octet, so spans and indices agree. */
export type HeadLine = {
  /** As written, white space around it removed. Empty when there is no colon. */
  readonly name: string
  /** Optional white space around it removed; folded lines joined by one space. */
  readonly value: string
  /** The whole line with its ending (with its continuation lines when folded). */
  readonly span: Span
  readonly nameSpan: Span
  readonly valueSpan: Span
  readonly faults: readonly HeadFault[]
}

/** A start line; `span` covers `text`, its line ending is not in it. */
export type RequestLine = {
  readonly text: string
  readonly span: Span
  readonly method: string
  readonly methodSpan: Span
  readonly target: string
  readonly targetSpan: Span
  readonly version: string
  readonly versionSpan: Span
  readonly faults: readonly HeadFault[]
}

/** A start line; `span` covers `text`, its line ending is not in it. */
export type StatusLine = {
  readonly text: string
  readonly span: Span
  readonly version: string
  readonly versionSpan: Span
  /** null when it is not three digits. */
  readonly status: number | null
  readonly statusSpan: Span
  /** Empty when absent. */
  readonly reason: string
  readonly reasonSpan: Span
  readonly faults: readonly HeadFault[]
}

type Head = {
  readonly lines: readonly HeadLine[]
  /** The blank line that ends the head; `[end, end)` when it did not come. A bare LF of it is a fault of the line before. */
  readonly blank: Span
  /** Octets of the head, blank line included. */
  readonly length: number
  readonly complete: boolean
}
export type RequestHead = Head & { readonly start: RequestLine }
export type ResponseHead = Head & { readonly start: StatusLine }
