import type { RequestDraft } from '../handshake/draft'
import { IMPORT_LIMIT, type Importer, type ImportFormat, type ImportResult } from './import-result'
import { type JsonImporter, type JsonReader, seenJson } from './json/json-importer'
import { asObject } from './json/members'
import { looksLikeJson, readJson } from './json/read-json'
import { markSecrets } from './mark-secrets'
import { firstLine, tooLong, unreadable } from './unreadable'

/** Notes and problems that are told at most: a reader of a thousand requests may have one for each. */
const MOST_NOTES = 60
const MOST_PROBLEMS = 100

/**
 * Reads a text with the importer of a format, or with the first that recognises it: JSON is parsed once, and its members decide. At most
 * `limit` characters; a text that is no JSON at most IMPORT_LIMIT. Lines that hold a secret are marked. Never throws.
 */
export function importWith(
  importers: readonly (Importer | JsonImporter)[],
  text: string,
  format: ImportFormat | 'auto',
  limit = IMPORT_LIMIT,
): ImportResult {
  if (text.length > limit) return unreadable(named(format), tooLong(text, limit))
  if (format === 'auto') return finished(detected(importers, text))
  const importer = importers.find((one) => one.format === format)
  if (importer !== undefined) return finished(importer.read(text))
  return unreadable(format, { message: `The format is "${format}": it cannot be read here`, start: 0, end: text.length })
}

function detected(importers: readonly (Importer | JsonImporter)[], text: string): ImportResult {
  const readers = importers.flatMap((one): readonly JsonReader[] => ('json' in one ? [one.json] : []))
  const others = importers.filter((one) => !('json' in one) || !looksLikeJson(text))
  let said: { readonly format: ImportFormat; readonly message: string; readonly start: number; readonly end: number } | null = null
  if (readers.length > 0 && looksLikeJson(text)) {
    const read = readJson(text)
    const root = read.ok ? asObject(read.value) : null
    const reader = root === null ? undefined : readers.find((one) => one.recognises(root))
    if (root !== null && reader !== undefined) return reader.readValue(root, text)
    // A broken file of a known kind is that, and no log that happens to hold braces.
    const meant = readers.find((one) => one.hint.test(text.slice(0, 4000)))
    if (!read.ok && meant !== undefined) return unreadable(meant.format, read.problem)
    const { start, end } = firstLine(text)
    const titles = readers.map((one) => one.title).join(', ')
    said = read.ok
      ? { format: 'raw', message: `${seenJson(read.value)}: expected one of ${titles}`, start, end }
      : { format: 'raw', ...read.problem }
  }
  if (text.length > IMPORT_LIMIT) {
    if (said !== null) return unreadable(said.format, { message: said.message, start: said.start, end: said.end })
    return unreadable('raw', {
      ...tooLong(text),
      message: `The text has ${text.length} characters and is no JSON: expected at most ${IMPORT_LIMIT}, or a HAR, Postman or Insomnia file`,
    })
  }
  const found = others.find((one) => one.detect(text))
  if (found !== undefined) return found.read(text)
  if (said !== null) return unreadable(said.format, { message: said.message, start: said.start, end: said.end })
  const first = /\S[^\r\n]*/.exec(text)
  const start = first?.index ?? 0
  const seen = first === null ? 'The text is empty' : `The text begins with "${first[0].slice(0, 40)}"`
  const titles = importers.map((one) => one.title).join(', ')
  return unreadable('raw', { message: `${seen}: expected one of ${titles}`, start, end: start + (first?.[0].length ?? 0) })
}

/** What every reader's result goes through: secrets marked, notes and problems bounded. */
function finished(result: ImportResult): ImportResult {
  const notes = result.notes
    .slice(0, MOST_NOTES)
    .map((note) => (note.apply === undefined ? note : { ...note, apply: markSecrets(note.apply) }))
  if (result.notes.length > MOST_NOTES)
    notes.push({ code: 'notes-cut', text: `Further notes are left out: ${result.notes.length - MOST_NOTES}` })
  const drafts: readonly RequestDraft[] = result.drafts.map(markSecrets)
  return { ...result, drafts, notes, problems: result.problems.slice(0, MOST_PROBLEMS) }
}

function named(format: ImportFormat | 'auto'): ImportFormat {
  return format === 'auto' ? 'raw' : format
}
