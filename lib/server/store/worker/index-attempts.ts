import 'server-only'
import type Database from 'better-sqlite3'
import type { Reader } from '../read-segments'
import { type Belonging, fileKey, isDamage, makeAnew, openForWriting, readMeta, writeMeta } from '../search/index-file'
import type { Parts, ReadParts } from '../search/parts'
import { belongingOf } from '../search/search-reader'
import { type IndexedRow, partsOfRow, readBefore, removeDoc, writeDoc } from '../search/write-docs'
import { readSearchText, type SearchSource } from './read-search-text'

/** One attempt to be read; `source` is null where only its row can be. */
export type ToIndex = { readonly attemptId: string; readonly seq: number | null; readonly source: SearchSource | null }

export type IndexAttemptsInput = {
  readonly file: string
  readonly attempts: readonly ToIndex[]
  /** Where reading older attempts stands after these; null: these are none of them. */
  readonly before: string | null
  /** No further attempt is begun after this time, milliseconds. */
  readonly sliceMs: number
}
/** `read`: so many of the attempts, from the first. `before` as the index has it now; `madeAnew`: it was empty before. */
export type IndexAttemptsOutput = { readonly read: number; readonly before: string; readonly madeAnew: boolean }

const ROW = 'SELECT * FROM Attempt WHERE id = ?'
/** Marks text without what the facts say, so that it is made again when the attempt changes. */
const ROW_ONLY = 'row'

let open: { readonly file: string; readonly db: Database.Database; readonly key: string | null } | null = null

/** Reads attempts into the index, in one transaction. An index that is missing, foreign or damaged is made anew; the caller begins again. */
export function indexAttempts(reader: Reader, input: IndexAttemptsInput): IndexAttemptsOutput {
  const belonging = belongingOf(reader.statement)
  const { db, madeAnew } = opened(input.file, belonging)
  if (madeAnew) return { read: 0, before: beforeOf(db, belonging), madeAnew }
  try {
    const read = db.transaction(() => indexAll(reader, db, input)).immediate()
    return { read, before: beforeOf(db, belonging), madeAnew: false }
  } catch (error) {
    close()
    if (!isDamage(error)) throw error
    const made = makeAnew(input.file, belonging)
    const before = beforeOf(made, belonging)
    made.close()
    return { read: 0, before, madeAnew: true }
  }
}

const beforeOf = (db: Database.Database, belonging: Belonging) => readMeta(db, belonging)?.before ?? ''

function indexAll(reader: Reader, db: Database.Database, { attempts, before, sliceMs }: IndexAttemptsInput): number {
  const end = performance.now() + sliceMs
  let read = 0
  for (const { attemptId, source } of attempts) {
    if (read > 0 && performance.now() > end) break
    indexOne(reader, db, attemptId, source)
    read++
  }
  const done = attempts.slice(0, read)
  const newest = Math.max(0, ...done.map(({ seq }) => seq ?? 0))
  const mark = db.prepare("SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'mark'").pluck().get() as number
  if (newest > mark) writeMeta(db, 'mark', newest)
  if (before !== null) writeMeta(db, 'before', read === attempts.length ? before : (done.at(-1)?.attemptId ?? before))
  return read
}

function indexOne(reader: Reader, db: Database.Database, attemptId: string, source: SearchSource | null): void {
  const row = reader.statement(ROW).get(attemptId) as IndexedRow | undefined
  const known = row === undefined ? null : readBefore(db, row)
  const said = row === undefined || known !== null || source === null ? null : read(reader, attemptId, source)
  const facts = known ?? said
  if (row === undefined) removeDoc(db, attemptId)
  else if (facts === null) writeDoc(db, row, partsOfRow(row), ROW_ONLY)
  else writeDoc(db, row, joined(partsOfRow(row), facts))
}

function read(reader: Reader, attemptId: string, source: SearchSource): ReadParts | null {
  try {
    return readSearchText(reader, attemptId, source)
  } catch {
    // What cannot be read is found by its row.
    return null
  }
}

/** Stands between what the row and what the facts say of the diagnosis. */
const SENTENCES = '\n\u{E001}\n'

/** What the row says now, and what the facts said. */
function joined(own: Parts, said: Parts): Parts {
  const sentences = said.diagnosis?.split(SENTENCES).at(-1) ?? ''
  return { ...said, ...own, diagnosis: `${own.diagnosis ?? ''}${SENTENCES}${sentences}` }
}

/** The connection of this thread, opened again where the file is another one. */
function opened(file: string, belonging: Belonging): { db: Database.Database; madeAnew: boolean } {
  if (open !== null && open.file === file && open.key === fileKey(file)) {
    if (readMeta(open.db, belonging) !== null) return { db: open.db, madeAnew: false }
  }
  close()
  const made = openForWriting(file, belonging)
  open = { file, db: made.db, key: fileKey(file) }
  return made
}

function close(): void {
  open?.db.close()
  open = null
}
