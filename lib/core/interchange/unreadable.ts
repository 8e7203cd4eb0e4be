import { IMPORT_LIMIT, type ImportFormat, type ImportProblem, type ImportResult } from './import-result'

/** The result of a text that nothing could be read from, with what was wrong. */
export function unreadable(format: ImportFormat, ...problems: readonly ImportProblem[]): ImportResult {
  return { format, drafts: [], notes: [], placeholders: [], problems }
}

/** The problem of a text that is longer than what is read of it. */
export function tooLong(text: string, limit = IMPORT_LIMIT): ImportProblem {
  return { message: `The text has ${text.length} characters: expected at most ${limit}`, start: limit, end: text.length }
}

/** The first line that is not blank, cut, with its place: what a problem about the whole text points at. */
export function firstLine(text: string): { readonly text: string; readonly start: number; readonly end: number } {
  const match = /\S[^\r\n]*/.exec(text)
  const start = match?.index ?? 0
  return { text: match?.[0].slice(0, 80) ?? '', start, end: start + Math.min(match?.[0].length ?? 0, 200) }
}
