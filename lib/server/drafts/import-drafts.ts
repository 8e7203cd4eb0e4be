import 'server-only'
import { type ImportFormat, type ImportResult, importText } from '@/lib/core/interchange'

export type ImportInput = { readonly text: string; readonly format?: ImportFormat | 'auto' }
export type ImportAnswer = ImportResult & { readonly diagnoses: readonly never[] }

/** Turns pasted text into drafts, with notes on what was not taken over. What cannot be read is told as `problems` that point into the text. */
export function importDrafts({ text, format = 'auto' }: ImportInput): ImportAnswer {
  return { ...importText(text, format), diagnoses: [] }
}
