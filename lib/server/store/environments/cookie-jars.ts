import 'server-only'
import type { CookieJar } from '../../../core/cookies/jar'
import { now } from '../../platform/clock'
import { newId } from '../../platform/ids'
import { masterKey } from '../../secrets/current'
import { newDataKey, unwrapDataKey, wrapDataKey } from '../../secrets/data-key'
import { open, seal } from '../../secrets/sealing'
import { inTransaction, statement } from '../client'

type Who = { readonly workspaceId: string; readonly personId: string }
type Row = { readonly id: string; readonly cookies: Uint8Array; readonly dataKey: Uint8Array }

const place = (id: string) => ({ table: 'CookieJar', row: id })
const OWN = 'workspaceId = ? AND personId = ? AND environmentId IS ?'

function rowOf({ workspaceId, personId }: Who, environmentId: string | null): Row | undefined {
  const sql = `SELECT id, cookies, dataKey FROM CookieJar WHERE ${OWN}`
  return statement(sql).get(workspaceId, personId, environmentId) as Row | undefined // safe: the columns above
}

/** The cookies somebody keeps for an environment (null: without one). One sealed with another master key is empty: cookies come again. */
export function readCookieJar(who: Who, environmentId: string | null): CookieJar {
  const row = rowOf(who, environmentId)
  if (row === undefined) return []
  const key = unwrapDataKey(masterKey(), place(row.id), row.dataKey)
  const plain = key === null ? null : open(key, { ...place(row.id), field: 'cookies' }, row.cookies)
  return plain === null ? [] : (JSON.parse(new TextDecoder().decode(plain)) as CookieJar) // safe: authenticated, and written below
}

/** Keeps cookies in the place of those that were kept before; an empty jar is no row. */
export function writeCookieJar(who: Who, environmentId: string | null, jar: CookieJar): void {
  inTransaction(() => {
    const id = rowOf(who, environmentId)?.id ?? newId()
    if (jar.length === 0) return void statement('DELETE FROM CookieJar WHERE id = ?').run(id)
    const key = newDataKey()
    const cookies = seal(key, { ...place(id), field: 'cookies' }, new TextEncoder().encode(JSON.stringify(jar)))
    statement(`INSERT INTO CookieJar (id, workspaceId, personId, environmentId, cookies, dataKey, updatedAt) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET cookies = excluded.cookies, dataKey = excluded.dataKey, updatedAt = excluded.updatedAt`).run(
      id,
      who.workspaceId,
      who.personId,
      environmentId,
      cookies,
      wrapDataKey(masterKey(), place(id), key),
      now().getTime(),
    )
  })
}
