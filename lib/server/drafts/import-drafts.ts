import 'server-only'
import { type ImportFormat, type ImportResult, importText } from '@/lib/core/interchange'
import { readLog } from '@/lib/core/logs'
import type { DiagnosisView } from '@/lib/core/report/view'

export type ImportInput = { readonly text: string; readonly format?: ImportFormat | 'auto' }
export type ImportAnswer = Omit<ImportResult, 'findings'> & { readonly diagnoses: readonly DiagnosisView[] }

/**
 * Turns pasted text into drafts, with notes on what was changed or left out, and says what lines of a log mean, beside a curl command
 * too. What cannot be read is told as `problems` that point into the text.
 */
export function importDrafts({ text, format = 'auto' }: ImportInput): ImportAnswer {
  const { findings, ...read } = importText(text, format)
  const beside = format === 'auto' && read.format === 'curl' ? readLog(text).findings : []
  return { ...read, diagnoses: (findings ?? beside).map((finding) => ({ ...finding, about: 'answer' })) }
}
