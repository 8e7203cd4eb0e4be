import 'server-only'
import Database from 'better-sqlite3'
import { readMigrations } from '../migrate'

/** Names of the migrations this version knows, in order. */
export const ownMigrationNames = (): readonly string[] => readMigrations().map(({ name }) => name)

type Part = { readonly type: string; readonly name: string; readonly sql: string | null }
const PARTS = `SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND name <> '_prisma_migrations'`

/** A trigger or view that this version does not make, by its name, else null: it would run by itself, so it must be ours to the letter. */
export function foreignProgram(db: Database.Database): string | null {
  const programs = (of: Database.Database) => [...shapeOf(of)].filter(([part]) => /^(trigger|view) /.test(part))
  const model = modelDatabase()
  try {
    const own = new Map(programs(model))
    return programs(db).find(([part, sql]) => own.get(part) !== sql)?.[0] ?? null
  } finally {
    model.close()
  }
}

/** Where the tables of an up-to-date database are not those this version makes: what differs, else null. */
export function schemaProblem(db: Database.Database): string | null {
  const model = modelDatabase()
  try {
    const expected = shapeOf(model)
    const seen = shapeOf(db)
    for (const [part, shape] of expected) if (seen.get(part) !== shape) return `its ${part} is not as this version makes it`
    for (const part of seen.keys())
      if (!expected.has(part)) return `it has the ${part.slice(0, 100).replace(/[^\w ]/g, '?')}, which this version does not make`
    return null
  } finally {
    model.close()
  }
}

/** An empty database as the migrations make it. */
function modelDatabase(): Database.Database {
  const model = new Database(':memory:')
  for (const { sql } of readMigrations()) model.exec(sql)
  return model
}

function shapeOf(db: Database.Database): ReadonlyMap<string, string> {
  const parts = db.prepare(PARTS).all() as Part[] // safe: the columns of the statement
  const columns = db.prepare(`SELECT name FROM pragma_table_info(?) ORDER BY name`).pluck()
  return new Map(
    parts.map(({ type, name, sql }) => [
      `${type} ${name}`,
      type === 'table' ? columns.all(name).join() : type === 'index' ? '' : (sql ?? ''),
    ]),
  )
}
