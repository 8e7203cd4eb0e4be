import 'server-only'
import type Database from 'better-sqlite3'
import type { AttemptRow } from '../attempt-row'
import { facetsOf } from './facets'
import { PLACES_IN_A_MS } from './index-file'
import { type Parts, packParts, textOf, unpackParts } from './parts'

/** The columns of a row that the index keeps or looks at. */
export type IndexedRow = Omit<AttemptRow, 'draft' | 'draftSecret' | 'dataKey' | 'keyHash' | 'rejudged'>

/** What the text of an attempt was made of: while this stays, so does what its facts say. */
export const madeOf = ({ state, rulesVersion, factBytes }: IndexedRow) => `${state} ${rulesVersion} ${factBytes}`

/** What the row itself says; the rest comes from the facts. */
export function partsOfRow(row: Pick<IndexedRow, 'url' | 'name' | 'note' | 'summary' | 'product' | 'failedRules' | 'diagnoses'>): Parts {
  const ids = [row.failedRules, row.diagnoses].flatMap((column) => (column === null ? [] : (JSON.parse(column) as string[]))) // safe: lists of ids
  return {
    url: row.url,
    name: row.name ?? '',
    note: row.note ?? '',
    diagnosis: [row.summary, row.product ?? '', ...ids].filter((text) => text !== '').join('\n'),
  }
}

type Doc = { readonly place: number; readonly madeOf: string; readonly data: Uint8Array }

/** What was read of the attempt's facts before, where they have not changed since; else null. */
export function readBefore(db: Database.Database, row: IndexedRow): Parts | null {
  const sql = 'SELECT doc.place, madeOf, data FROM doc JOIN part ON part.place = doc.place WHERE attemptId = ?'
  const doc = db.prepare<[string], Doc>(sql).get(row.id)
  return doc === undefined || doc.madeOf !== madeOf(row) ? null : unpackParts(doc.data)
}

/** Puts an attempt into the index, in the place of what stood there of it. Call it in a transaction. */
export function writeDoc(db: Database.Database, row: IndexedRow, parts: Parts, made = madeOf(row)): void {
  const known = placeOf(db, row.id)
  if (known !== null) db.prepare('DELETE FROM found WHERE rowid = ?').run(known)
  const place = known ?? freePlace(db, Number(row.createdAt))
  db.prepare('INSERT INTO found (rowid, said, facets) VALUES (?, ?, ?)').run(place, textOf(parts), facetsOf(row))
  db.prepare('INSERT OR REPLACE INTO doc VALUES (?, ?, ?, ?)').run(place, row.id, row.durationMs, made)
  db.prepare('INSERT OR REPLACE INTO part VALUES (?, ?)').run(place, packParts(parts))
}

/** Takes an attempt out of the index. Call it in a transaction. */
export function removeDoc(db: Database.Database, attemptId: string): void {
  const place = placeOf(db, attemptId)
  if (place === null) return
  for (const sql of ['DELETE FROM found WHERE rowid = ?', 'DELETE FROM doc WHERE place = ?', 'DELETE FROM part WHERE place = ?'])
    db.prepare(sql).run(place)
}

function placeOf(db: Database.Database, attemptId: string): bigint | null {
  const place = db.prepare<[string], number>('SELECT place FROM doc WHERE attemptId = ?').pluck().get(attemptId)
  return place === undefined ? null : BigInt(place)
}

/** The first place for an attempt of this time behind those that others have. */
function freePlace(db: Database.Database, createdAt: number): bigint {
  const newest = db.prepare<[bigint, bigint], number | null>('SELECT max(place) FROM doc WHERE place BETWEEN ? AND ?').pluck()
  for (let first = BigInt(createdAt) * BigInt(PLACES_IN_A_MS); ; first += BigInt(PLACES_IN_A_MS)) {
    const last = first + BigInt(PLACES_IN_A_MS - 1)
    const taken = newest.get(first, last) ?? null
    if (taken === null) return first
    if (BigInt(taken) < last) return BigInt(taken) + 1n
  }
}
