import 'server-only'
import { ConflictError, LimitError, NotFoundError } from '../../../core/errors/errors'
import { now } from '../../platform/clock'
import { newId } from '../../platform/ids'
import { inTransaction, statement } from '../client'

export type Variables = Readonly<Record<string, string>>

/** An environment as one person sees it: the values it gives everyone, and that person's own. */
export type EnvironmentRecord = {
  readonly id: string
  readonly name: string
  readonly note: string
  /** `own`: only this person sees it. */
  readonly scope: 'team' | 'own'
  readonly variables: Variables
  /** Go before `variables`; nobody else sees them. */
  readonly ownVariables: Variables
  readonly version: number
  readonly updatedAt: Date
  readonly updatedBy: string
}
type Row = Omit<EnvironmentRecord, 'scope' | 'variables' | 'ownVariables' | 'updatedAt'> & {
  readonly personId: string | null
  readonly variables: string
  readonly ownVariables: string | null
  readonly updatedAt: number
}
type Who = { readonly workspaceId: string; readonly personId: string }
export type NewEnvironment = Pick<EnvironmentRecord, 'name' | 'note' | 'scope' | 'variables'>
export type EnvironmentSave = Pick<EnvironmentRecord, 'version' | 'name' | 'note' | 'variables'>

/** As many a workspace may have, one person's own included. */
const MOST = 500
const SELECT = `SELECT e.id, e.personId, e.name, e.note, e.variables, e.version, e.updatedAt, p.name AS updatedBy, o.variables AS ownVariables
  FROM Environment e LEFT JOIN Person p ON p.id = e.updatedById
  LEFT JOIN OwnVariables o ON o.environmentId = e.id AND o.personId = :personId
  WHERE e.workspaceId = :workspaceId AND (e.personId IS NULL OR e.personId = :personId)`

const parse = (json: string | null): Variables => (json === null ? {} : (JSON.parse(json) as Variables)) // safe: written by this file
const toRecord = ({ personId, variables, ownVariables, updatedAt, updatedBy, ...row }: Row): EnvironmentRecord => ({
  ...row,
  scope: personId === null ? 'team' : 'own',
  variables: parse(variables),
  ownVariables: parse(ownVariables),
  updatedAt: new Date(updatedAt),
  updatedBy: updatedBy ?? '',
})

/** The environments somebody sees, by name. */
export function listEnvironments({ workspaceId, personId }: Who): readonly EnvironmentRecord[] {
  const rows = statement(`${SELECT} ORDER BY e.name COLLATE NOCASE, e.id LIMIT ${MOST}`).all({ workspaceId, personId })
  return (rows as Row[]).map(toRecord) // safe: the columns above
}

/** Throws NotFoundError. */
export function readEnvironment({ workspaceId, personId }: Who, id: string): EnvironmentRecord {
  const row = statement(`${SELECT} AND e.id = :id`).get({ workspaceId, personId, id })
  if (row === undefined) throw new NotFoundError('There is no such environment (any more): choose another, or none')
  return toRecord(row as Row) // safe: the columns above
}

/** Throws ConflictError `name-taken` where another one that both would see is called so. */
function assertFree({ workspaceId, personId }: Who, name: string, exceptId: string): void {
  const same = statement(`SELECT 1 FROM Environment WHERE workspaceId = ? AND name = ? COLLATE NOCASE AND id <> ?
    AND (personId IS NULL OR personId = ?)`).get(workspaceId, name, exceptId, personId)
  if (same !== undefined) throw new ConflictError('name-taken', `There is an environment "${name}" already: choose another name`)
}

/** Throws ConflictError `name-taken`, LimitError. */
export function createEnvironment(who: Who, { name, note, scope, variables }: NewEnvironment): EnvironmentRecord {
  return inTransaction(() => {
    assertFree(who, name, '')
    const { total } = statement('SELECT count(*) AS total FROM Environment WHERE workspaceId = ?').get(who.workspaceId) as { total: number }
    if (total >= MOST) throw new LimitError('too-many-environments', `There are ${MOST} environments: delete one first`)
    const id = newId()
    const at = now().getTime()
    statement(`INSERT INTO Environment (id, workspaceId, personId, name, note, variables, version, createdAt, updatedAt, updatedById)
      VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, ?)`).run(
      id,
      who.workspaceId,
      scope === 'own' ? who.personId : null,
      name,
      note,
      JSON.stringify(variables),
      at,
      at,
      who.personId,
    )
    return readEnvironment(who, id)
  })
}

/** Saves what it gives everyone, made from `version`. Throws NotFoundError, ConflictError `stale-version`, `name-taken`. */
export function saveEnvironment(who: Who, id: string, { version, name, note, variables }: EnvironmentSave): EnvironmentRecord {
  return inTransaction(() => {
    const before = readEnvironment(who, id)
    if (before.version !== version)
      throw new ConflictError(
        'stale-version',
        `“${before.name}” was changed by ${before.updatedBy || 'somebody'} meanwhile (it is at version ${before.version}, this was made from ${version}): load it again`,
      )
    assertFree(who, name, id)
    statement(
      'UPDATE Environment SET name = ?, note = ?, variables = ?, version = version + 1, updatedAt = ?, updatedById = ? WHERE id = ?',
    ).run(name, note, JSON.stringify(variables), now().getTime(), who.personId, id)
    return readEnvironment(who, id)
  })
}

/** Saves somebody's own values in it. Throws NotFoundError. */
export function saveOwnVariables(who: Who, id: string, variables: Variables): EnvironmentRecord {
  return inTransaction(() => {
    readEnvironment(who, id)
    statement(`INSERT INTO OwnVariables (environmentId, personId, variables, updatedAt) VALUES (?, ?, ?, ?)
      ON CONFLICT (environmentId, personId) DO UPDATE SET variables = excluded.variables, updatedAt = excluded.updatedAt`).run(
      id,
      who.personId,
      JSON.stringify(variables),
      now().getTime(),
    )
    return readEnvironment(who, id)
  })
}

/** Removes it with everybody's own values and its secrets. Throws NotFoundError. */
export function deleteEnvironment(who: Who, id: string): void {
  readEnvironment(who, id)
  statement('DELETE FROM Environment WHERE id = ?').run(id)
}
