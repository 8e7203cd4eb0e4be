import 'server-only'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import { createRedactor, type Redactor, redactDraft, secretValuesOf } from '@/lib/core/handshake/redact'

/** What masks everything made from a draft: its sensitive fields, and its secret values wherever they come back. */
export function redactorOf(exact: RequestDraft): Redactor {
  return createRedactor(secretValuesOf(exact))
}

/** The draft as it is shown, naming the record that keeps its masked values. */
export function shownDraft(masked: RequestDraft, keptFrom: NonNullable<RequestDraft['keptFrom']>): RequestDraft {
  return { ...masked, keptFrom }
}

/** What is stored of a draft for showing; it names no record, because its own id is not known yet. */
export function maskedDraft(exact: RequestDraft): RequestDraft {
  const { keptFrom: _, ...masked } = redactDraft(exact)
  return masked
}
