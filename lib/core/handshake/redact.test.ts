import { expect, it } from 'vitest'
import { createRedactor, maskBytes, redactDraft, restoreDraft, secretValuesOf } from './redact'

it('hides what a draft brings wherever it turns up, and brings it back for the same target', () => {
  const draft = { url: 'wss://ci.example/', headers: [{ line: 'Secret-Key:agent-secret' }] }
  const redactor = createRedactor(secretValuesOf(draft))
  const echoed = new TextEncoder().encode('got YWdlbnQtc2VjcmV0 or agent-secret')
  expect(new TextDecoder().decode(maskBytes(echoed, redactor.payloadSpans(echoed)))).toBe('got **************** or ************')
  expect(restoreDraft(redactDraft(draft), draft)).toEqual(draft)
})
