import 'server-only'
import type { ImportFormat } from '@/lib/core/interchange'
import { type ImportAnswer, importAnswer } from '@/lib/core/interchange/import-answer'

export type ImportInput = { readonly text: string; readonly format?: ImportFormat | 'auto' }
export type { ImportAnswer }

/**
 * Turns pasted text into drafts, with notes on what was changed or left out, and says what lines of a log mean, beside a command too.
 * What cannot be read is told as `problems` that point into the text.
 */
export function importDrafts({ text, format }: ImportInput): ImportAnswer {
  return importAnswer(text, format)
}
