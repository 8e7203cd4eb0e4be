import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'

/** A hash of every row of every table, by table: two of them differ exactly where something was changed. */
export function contentsOf(dataDir: string): Record<string, string> {
  const db = new Database(path.join(dataDir, 'app.db'), { readonly: true })
  try {
    const tables = db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`).pluck().all() as string[]
    return Object.fromEntries(tables.map((table) => [table, hashOf(db.prepare(`SELECT * FROM "${table}"`).raw().all())]))
  } finally {
    db.close()
  }
}

const hashOf = (rows: unknown) => createHash('sha256').update(JSON.stringify(rows)).digest('hex')

/** The octets of every file of a folder and those below it, by path. */
export function filesOf(folder: string): [string, Buffer][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => [file, readFileSync(file)])
}
