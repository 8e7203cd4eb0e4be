import type { RequestDraft } from '../core/handshake/draft'
import { excerptOf } from '../core/interchange/excerpt'
import type { ImportAnswer } from '../core/interchange/import-answer'
import { FILE_LIMIT, IMPORT_LIMIT } from '../core/interchange/import-result'
import { api } from './api'
import { readInWorker } from './import-in-worker'
import type { ReadImport } from './read-file-text'

export type { ImportAnswer, ReadImport }
/** What is to be read: a pasted text, or a file that was chosen or dropped. */
export type ImportSource = { readonly text: string } | { readonly file: File }

const MEGABYTE = 1_048_576

/**
 * Reads a text or a file: a short text in the server, a file and a long text in a thread of this browser, with the same readers; a file
 * is not uploaded. Fails for a file of more than 64 MB.
 */
export async function readImport(source: ImportSource, signal?: AbortSignal): Promise<ReadImport> {
  if ('file' in source) {
    const { name, size } = source.file
    if (size > FILE_LIMIT)
      throw new Error(`The file "${name}" has ${Math.ceil(size / MEGABYTE)} MB: expected at most ${FILE_LIMIT / MEGABYTE} MB`)
    return readInWorker(source.file, signal)
  }
  const { text } = source
  if (text.length > FILE_LIMIT)
    throw new Error(`The text has ${Math.ceil(text.length / MEGABYTE)} million characters: expected at most ${FILE_LIMIT / MEGABYTE}`)
  if (text.length > IMPORT_LIMIT) return readInWorker(text, signal)
  const answer = await api<ImportAnswer>('/api/import', { body: { text }, ...(signal ? { signal } : {}) })
  return { answer, excerpts: answer.problems.map((problem) => excerptOf(text, problem)) }
}

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
