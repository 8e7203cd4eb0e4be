import 'server-only'
import { NotFoundError } from '../../../core/errors/errors'
import type { Role } from '../../auth/actions'
import type { Scope } from '../../auth/token-scope'
import { now } from '../../platform/clock'
import { newId } from '../../platform/ids'
import { statement } from '../client'

export type TokenRecord = {
  readonly id: string
  readonly personId: string
  /** Whom it acts as. */
  readonly person: string
  readonly name: string
  readonly scope: Scope
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly lastUsedAt: Date | null
}
type Row = Omit<TokenRecord, 'createdAt' | 'expiresAt' | 'lastUsedAt'> & {
  readonly createdAt: number
  readonly expiresAt: number | null
  readonly lastUsedAt: number | null
}
type NewToken = {
  readonly workspaceId: string
  readonly personId: string
  readonly name: string
  readonly scope: Scope
  readonly tokenHash: Uint8Array
  readonly expiresAt: Date | null
}
export type TokenIdentity = {
  readonly id: string
  readonly workspaceId: string
  readonly personId: string
  readonly person: string
  readonly scope: Scope
  readonly role: Role
}

/** The time of the last use is written at most this often, milliseconds. */
const TOUCH_MS = 60_000
const COLUMNS = 't.id, t.personId, p.name AS person, t.name, t.scope, t.createdAt, t.expiresAt, t.lastUsedAt'
const date = (at: number | null) => (at === null ? null : new Date(at))
const toRecord = (row: Row): TokenRecord => ({
  ...row,
  createdAt: new Date(row.createdAt),
  expiresAt: date(row.expiresAt),
  lastUsedAt: date(row.lastUsedAt),
})

/** Keeps a token by its hash. */
export function createToken({ workspaceId, personId, name, scope, tokenHash, expiresAt }: NewToken): TokenRecord {
  const id = newId()
  statement(`INSERT INTO ApiToken (id, workspaceId, personId, name, scope, tokenHash, createdAt, expiresAt)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`).run(id, workspaceId, personId, name, scope, tokenHash, now().getTime(), expiresAt?.getTime() ?? null)
  const row = statement(`SELECT ${COLUMNS} FROM ApiToken t JOIN Person p ON p.id = t.personId WHERE t.id = ?`).get(id)
  return toRecord(row as Row) // safe: just written
}

/** Tokens of one person, or of the workspace where `personId` is null; newest first, at most 500. */
export function listTokens(workspaceId: string, personId: string | null): readonly TokenRecord[] {
  const rows = statement(`SELECT ${COLUMNS} FROM ApiToken t JOIN Person p ON p.id = t.personId
    WHERE t.workspaceId = ? AND (? IS NULL OR t.personId = ?) ORDER BY t.createdAt DESC, t.id DESC LIMIT 500`)
  return (rows.all(workspaceId, personId, personId) as Row[]).map(toRecord) // safe: the columns above
}

/** Ends a token, of one person only where `personId` is given. Throws NotFoundError. */
export function deleteToken(workspaceId: string, id: string, personId: string | null): void {
  const { changes } = statement('DELETE FROM ApiToken WHERE id = ? AND workspaceId = ? AND (? IS NULL OR personId = ?)').run(
    id,
    workspaceId,
    personId,
    personId,
  )
  if (changes === 0) throw new NotFoundError(`There is no token ${id}`)
}

/** Whom a token acts as; null where it is none, has ended, or its person is no member any more. */
export function findToken(tokenHash: Uint8Array): TokenIdentity | null {
  const at = now().getTime()
  const row = statement(`SELECT t.id, t.workspaceId, t.personId, p.name AS person, t.scope, m.role, t.lastUsedAt
    FROM ApiToken t JOIN Member m ON m.workspaceId = t.workspaceId AND m.personId = t.personId JOIN Person p ON p.id = t.personId
    WHERE t.tokenHash = ? AND (t.expiresAt IS NULL OR t.expiresAt > ?)`).get(tokenHash, at)
  if (row === undefined) return null
  const { lastUsedAt, ...identity } = row as TokenIdentity & { lastUsedAt: number | null } // safe: the columns above
  if (lastUsedAt === null || at - lastUsedAt > TOUCH_MS) statement('UPDATE ApiToken SET lastUsedAt = ? WHERE id = ?').run(at, identity.id)
  return identity
}

/** Ids of every token there is. */
export const tokenIds = (): readonly string[] => statement('SELECT id FROM ApiToken').pluck().all() as string[] // safe: one column of texts
