import type { RequestDraft } from '../core/handshake/draft'
import type { ImportResult } from '../core/interchange/import-result'
import type { DiagnosisView } from '../core/report/view'
import { api } from './api'

/** What the server made of a pasted text: drafts, notes, and what lines of a log mean. */
export type ImportAnswer = Omit<ImportResult, 'findings'> & { readonly diagnoses: readonly DiagnosisView[] }

/** Asks the server to read a pasted text: a curl command, a URL, a request head or a log. */
export const importText = (text: string, signal?: AbortSignal) =>
  api<ImportAnswer>('/api/import', { body: { text }, ...(signal ? { signal } : {}) })

/**
 * The draft with what a note proposes. Notes propose against the draft as read; where another was taken already, only what this one
 * adds is put in.
 */
export function withProposal(current: RequestDraft, read: RequestDraft, proposed: RequestDraft): RequestDraft {
  if (current === read) return proposed
  const known = new Set((read.headers ?? []).map((entry) => JSON.stringify(entry)))
  const added = (proposed.headers ?? []).filter((entry) => !known.has(JSON.stringify(entry)))
  return { ...current, url: proposed.url === read.url ? current.url : proposed.url, headers: [...(current.headers ?? []), ...added] }
}
