import 'server-only'
import { InputError, LimitError, NotFoundError } from '../../../core/errors/errors'
import { now } from '../../platform/clock'
import { newId } from '../../platform/ids'
import { masterKey } from '../../secrets/current'
import { newDataKey, unwrapDataKey, wrapDataKey } from '../../secrets/data-key'
import { open, seal } from '../../secrets/sealing'
import { inTransaction, statement } from '../client'

/** A secret as it is listed: that it is set, never what it is. */
export type SecretRecord = {
  readonly id: string
  readonly name: string
  /** `own`: only this person uses it. */
  readonly scope: 'team' | 'own'
  /** The environment it holds in; null: in all, and without one. */
  readonly environmentId: string | null
  readonly updatedAt: Date
  readonly updatedBy: string
}
type Row = Omit<SecretRecord, 'scope' | 'updatedAt'> & { readonly personId: string | null; readonly updatedAt: number }
type Who = { readonly workspaceId: string; readonly personId: string }
export type SecretWrite = Pick<SecretRecord, 'name' | 'scope' | 'environmentId'> & { readonly value: string }

/** As many a workspace may have. */
const MOST = 2_000
const VISIBLE = `s.workspaceId = :workspaceId AND (s.personId IS NULL OR s.personId = :personId)`
const SELECT = `SELECT s.id, s.name, s.personId, s.environmentId, s.updatedAt, coalesce(p.name, '') AS updatedBy
  FROM Secret s LEFT JOIN Person p ON p.id = s.updatedById WHERE ${VISIBLE}`
const place = (id: string) => ({ table: 'Secret', row: id })

const toRecord = ({ personId, updatedAt, ...row }: Row): SecretRecord => ({
  ...row,
  scope: personId === null ? 'team' : 'own',
  updatedAt: new Date(updatedAt),
})

/** The secrets somebody may use, by name. */
export function listSecrets({ workspaceId, personId }: Who): readonly SecretRecord[] {
  const rows = statement(`${SELECT} ORDER BY s.name COLLATE NOCASE, s.id LIMIT ${MOST}`).all({ workspaceId, personId })
  return (rows as Row[]).map(toRecord) // safe: the columns above
}

/** Writes a secret under its name, scope and environment, in the place of one that is there. Throws LimitError. */
export function putSecret(who: Who, { name, scope, environmentId, value }: SecretWrite): SecretRecord {
  return inTransaction(() => {
    const owner = scope === 'own' ? who.personId : null
    const known = statement('SELECT id FROM Secret WHERE workspaceId = ? AND name = ? AND personId IS ? AND environmentId IS ?').get(
      who.workspaceId,
      name,
      owner,
      environmentId,
    ) as { id: string } | undefined
    const { total } = statement('SELECT count(*) AS total FROM Secret WHERE workspaceId = ?').get(who.workspaceId) as { total: number }
    if (known === undefined && total >= MOST) throw new LimitError('too-many-secrets', `There are ${MOST} secrets: delete one first`)
    const id = known?.id ?? newId()
    const key = newDataKey()
    const sealed = seal(key, { ...place(id), field: 'value' }, new TextEncoder().encode(value))
    const at = now().getTime()
    statement(`INSERT INTO Secret (id, workspaceId, personId, environmentId, name, value, dataKey, createdAt, updatedAt, updatedById)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET value = excluded.value, dataKey = excluded.dataKey, updatedAt = excluded.updatedAt, updatedById = excluded.updatedById`).run(
      id,
      who.workspaceId,
      owner,
      environmentId,
      name,
      sealed,
      wrapDataKey(masterKey(), place(id), key),
      at,
      at,
      who.personId,
    )
    const row = statement(`${SELECT} AND s.id = :id`).get({ ...pick(who), id })
    return toRecord(row as Row) // safe: just written
  })
}

/** Throws NotFoundError. */
export function deleteSecret(who: Who, id: string): SecretRecord {
  const row = statement(`${SELECT} AND s.id = :id`).get({ ...pick(who), id })
  if (row === undefined) throw new NotFoundError(`There is no secret ${id}`)
  statement('DELETE FROM Secret WHERE id = ?').run(id)
  return toRecord(row as Row) // safe: the columns above
}

const pick = ({ workspaceId, personId }: Who) => ({ workspaceId, personId })

/**
 * The values of those secrets that somebody may use in an environment: their own go before the team's, those of the environment before
 * those that hold everywhere. Throws InputError `encrypted` where the master key does not open one.
 */
export function secretValues(who: Who, environmentId: string | null, names: readonly string[]): Readonly<Record<string, string>> {
  const rows = statement(`SELECT s.id, s.name, s.value, s.dataKey FROM Secret s
    WHERE ${VISIBLE} AND s.name = :name AND (s.environmentId IS NULL OR s.environmentId IS :environmentId)
    ORDER BY s.personId IS NULL, s.environmentId IS NULL LIMIT 1`)
  return Object.fromEntries(
    names.flatMap((name) => {
      const row = rows.get({ ...pick(who), name, environmentId }) as { id: string; value: Uint8Array; dataKey: Uint8Array } | undefined
      if (row === undefined) return []
      const key = unwrapDataKey(masterKey(), place(row.id), row.dataKey)
      const plain = key === null ? null : open(key, { ...place(row.id), field: 'value' }, row.value)
      if (plain === null) throw new InputError('encrypted', `The secret ${name} is sealed with another key: write it again`)
      return [[name, new TextDecoder().decode(plain)]]
    }),
  )
}
