import 'server-only'
import { importText } from '@/lib/core/interchange'

type ImportInput = { readonly text: string; readonly format?: 'auto' | 'curl' | 'raw' }

/** Turns pasted text into drafts, with notes on what was not taken over. Throws InputError pointing at what cannot be read. */
export function importDrafts({ text, format = 'auto' }: ImportInput) {
  return importText(text, format)
}
