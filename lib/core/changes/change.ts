/**
 * One edit of a draft, as data. A `line` names a header field in any case: a value takes the place of its first line (or is added at
 * the end) and removes its other lines; null removes them all. `draft` is a JSON merge patch (RFC 7396) of everything but the headers.
 */
export type Edit = { readonly line: string; readonly value: string | null } | { readonly draft: Readonly<Record<string, unknown>> }

/** What a diagnosis or a ladder proposes to try: the edits, in words, and what sending it may do to the endpoint. Never holds a secret. */
export type Change = {
  /** Such as "Without Origin". */
  readonly title: string
  /** What it does at the endpoint, said before it runs; "None: …" where it does nothing there. */
  readonly sideEffect: string
  readonly edits: readonly Edit[]
}
