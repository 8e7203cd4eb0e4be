import type { LogFinding } from '../logs'
import { readLog } from '../logs'
import type { ImportFormat, ImportResult } from './import-result'
import { importText } from './index'

/** What was read, and what lines of a log mean; `about` tells such a meaning from that of an attempt's own answer. */
export type ImportAnswer = Omit<ImportResult, 'findings'> & { readonly diagnoses: readonly (LogFinding & { readonly about: 'answer' })[] }

/** Commands that are pasted with what they printed. */
const WITH_OUTPUT: readonly ImportFormat[] = ['curl', 'wscat', 'websocat']

/**
 * Turns a text into drafts, with notes on what was changed or left out, and says what lines of a log mean, beside a command too. What
 * cannot be read is told as `problems` that point into the text. Never throws.
 */
export function importAnswer(text: string, format: ImportFormat | 'auto' = 'auto', limit?: number): ImportAnswer {
  const { findings, ...read } = importText(text, format, limit)
  const beside = format === 'auto' && WITH_OUTPUT.includes(read.format) && read.drafts.length > 0 ? readLog(text).findings : []
  return { ...read, diagnoses: (findings ?? beside).map((finding) => ({ ...finding, about: 'answer' })) }
}
