import 'server-only'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import Database from 'better-sqlite3'
import { foreignProgram, ownMigrationNames } from '../storage/own-schema'

export type InspectDatabaseInput = { readonly file: string }
/** What a file is. `problem` is a sentence; without one the rest can be relied on. */
export type Inspected =
  | { readonly ok: false; readonly code: 'not-a-database' | 'foreign' | 'newer' | 'damaged' | 'truncated'; readonly problem: string }
  | {
      readonly ok: true
      /** Its installation, and the value that only its master key opens. */
      readonly uid: string
      readonly keyCheck: Uint8Array
      readonly attempts: number
      /** Migrations it lacks. */
      readonly behind: number
    }

const HEADER = 100
/** Words of a foreign file, so that they can stand in a sentence of ours. */
const plain = (text: string) => text.slice(0, 100).replace(/[^\w .,:;()-]/g, '?')
const refused = (code: Extract<Inspected, { ok: false }>['code'], problem: string): Inspected => ({ ok: false, code, problem })

/** Looks whether a file is a whole database of Sockscope that this version can use; the file stays as it is. */
export function inspectDatabase({ file }: InspectDatabaseInput): Inspected {
  const outside = headerProblem(file)
  if (outside !== null) return outside
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 1_000 })
  try {
    db.pragma('trusted_schema = OFF')
    db.pragma('cell_size_check = ON')
    const names = db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all() as string[] // safe: names are texts
    if (!['_prisma_migrations', 'Installation', 'Attempt'].every((name) => names.includes(name)))
      return refused('foreign', 'It is a database of another program: expected a copy that Sockscope made')
    const program = foreignProgram(db)
    if (program !== null)
      return refused('foreign', `It has the ${plain(program)}, which no Sockscope makes: expected a copy that Sockscope made`)
    const applied = db.prepare('SELECT migration_name FROM _prisma_migrations WHERE rolled_back_at IS NULL').pluck().all() as string[]
    const own = ownMigrationNames()
    const unknown = applied.find((name) => !own.includes(name))
    if (unknown !== undefined)
      return refused(
        'newer',
        `It was written by a newer Sockscope (it has the migration ${plain(unknown)}, unknown here): bring this one up to date, then restore it`,
      )
    const [found] = db.prepare('PRAGMA integrity_check(1)').pluck().all() as string[]
    if (found !== 'ok') return refused('damaged', `It is damaged (${plain(String(found))}): choose another copy`)
    type Row = { uid: string; keyCheck: Uint8Array }
    const installation = db.prepare('SELECT uid, keyCheck FROM Installation WHERE id = 1').get() as Row | undefined // safe: its columns
    if (installation === undefined || !/^[0-9a-f-]{36}$/i.test(String(installation.uid)))
      return refused('foreign', 'It says of no installation whose it is: expected a copy that Sockscope made')
    const attempts = db.prepare('SELECT count(*) FROM Attempt').pluck().get() as number // safe: a count
    return { ok: true, uid: String(installation.uid), keyCheck: installation.keyCheck, attempts, behind: own.length - applied.length }
  } catch (error) {
    return refused('damaged', `It cannot be read (${plain(error instanceof Error ? error.message : String(error))}): choose another copy`)
  } finally {
    db.close()
  }
}

/** The header of an SQLite file: its magic at 0, octets of a page at 16, pages at 28 (https://www.sqlite.org/fileformat2.html). */
function headerProblem(file: string): Inspected | null {
  const handle = openSync(file, 'r')
  try {
    const { size } = fstatSync(handle)
    const head = Buffer.alloc(HEADER)
    if (readSync(handle, head, 0, HEADER, 0) < HEADER || head.toString('latin1', 0, 16) !== 'SQLite format 3\0')
      return refused('not-a-database', 'It is no SQLite database: expected a file that was downloaded from the storage page')
    const page = head.readUInt16BE(16)
    const whole = head.readUInt32BE(28) * (page === 1 ? 65_536 : page)
    if (size < whole) return refused('truncated', `It ends after ${size} of ${whole} octets: download or copy it again`)
    return null
  } finally {
    closeSync(handle)
  }
}
