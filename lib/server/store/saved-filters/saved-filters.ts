import 'server-only'
import { ConflictError, LimitError, NotFoundError } from '../../../core/errors/errors'
import { now } from '../../platform/clock'
import { newId } from '../../platform/ids'
import { inTransaction, statement } from '../client'

export type SavedFilterRecord = {
  readonly id: string
  readonly name: string
  /** Values by the names they have in the address of the page. */
  readonly filter: Readonly<Record<string, string>>
  readonly sort: string
  readonly createdById: string
  /** Name of who saved it. */
  readonly createdBy: string
  readonly createdAt: Date
}
export type SavedFilterInput = Pick<SavedFilterRecord, 'name' | 'filter' | 'sort'>
type Row = Omit<SavedFilterRecord, 'filter' | 'createdAt'> & { readonly filter: string; readonly createdAt: number }

/** As many a workspace may have. */
const MOST = 200
const SELECT = `SELECT f.id, f.name, f.filter, f.sort, f.createdById, p.name AS createdBy, f.createdAt
  FROM SavedFilter f JOIN Person p ON p.id = f.createdById WHERE f.workspaceId = :workspaceId`

const toRecord = (row: Row): SavedFilterRecord => ({
  ...row,
  filter: JSON.parse(row.filter) as Record<string, string>, // safe: written by this file
  createdAt: new Date(row.createdAt),
})

/** The saved filters of a workspace, by name. */
export function listSavedFilters(workspaceId: string): readonly SavedFilterRecord[] {
  return (statement(`${SELECT} ORDER BY f.name COLLATE NOCASE, f.id LIMIT ${MOST}`).all({ workspaceId }) as Row[]).map(toRecord) // safe: the columns above
}

/** Throws NotFoundError. */
export function readSavedFilter(workspaceId: string, id: string): SavedFilterRecord {
  const row = statement(`${SELECT} AND f.id = :id`).get({ workspaceId, id })
  if (row === undefined) throw new NotFoundError('There is no such saved filter (any more)')
  return toRecord(row as Row) // safe: the columns above
}

/** Throws ConflictError `name-taken`. */
function assertFree(workspaceId: string, name: string, exceptId: string): void {
  const same = statement('SELECT 1 FROM SavedFilter WHERE workspaceId = ? AND name = ? COLLATE NOCASE AND id <> ?')
  if (same.get(workspaceId, name, exceptId) !== undefined)
    throw new ConflictError('name-taken', `There is a saved filter “${name}” already: choose another name, or delete that one first`)
}

/** Throws ConflictError `name-taken`, LimitError. */
export function createSavedFilter(workspaceId: string, personId: string, { name, filter, sort }: SavedFilterInput): SavedFilterRecord {
  return inTransaction(() => {
    assertFree(workspaceId, name, '')
    const { total } = statement('SELECT count(*) AS total FROM SavedFilter WHERE workspaceId = ?').get(workspaceId) as { total: number } // safe: the column of the statement
    if (total >= MOST) throw new LimitError('too-many-filters', `There are ${MOST} saved filters: delete one first`)
    const id = newId()
    statement('INSERT INTO SavedFilter (id, workspaceId, createdById, name, filter, sort, createdAt) VALUES (?, ?, ?, ?, ?, ?, ?)').run(
      id,
      workspaceId,
      personId,
      name,
      JSON.stringify(filter),
      sort,
      now().getTime(),
    )
    return readSavedFilter(workspaceId, id)
  })
}

/** Throws NotFoundError, ConflictError `name-taken`. */
export function changeSavedFilter(workspaceId: string, id: string, { name, filter, sort }: SavedFilterInput): SavedFilterRecord {
  return inTransaction(() => {
    readSavedFilter(workspaceId, id)
    assertFree(workspaceId, name, id)
    statement('UPDATE SavedFilter SET name = ?, filter = ?, sort = ? WHERE id = ?').run(name, JSON.stringify(filter), sort, id)
    return readSavedFilter(workspaceId, id)
  })
}

export function deleteSavedFilter(id: string): void {
  statement('DELETE FROM SavedFilter WHERE id = ?').run(id)
}
