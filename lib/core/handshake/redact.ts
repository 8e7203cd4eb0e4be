/** What a page, an answer, a log line or an index may show of exact octets and drafts. */
export { redactDraft } from './redact-draft'
export { createRedactor, maskBytes, type Redactor } from './redactor'
export { restoreDraft } from './restore-draft'
export { secretValuesOf } from './secret-values'
