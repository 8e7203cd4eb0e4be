import 'server-only'
import { now } from '../../platform/clock'
import { statement } from '../client'

/** What an owner set under a name, as JSON; null where nothing is set. */
export function readSetting(workspaceId: string, name: string): unknown {
  const row = statement('SELECT value FROM Setting WHERE workspaceId = ? AND name = ?').get(workspaceId, name)
  return row === undefined ? null : JSON.parse((row as { value: string }).value) // safe: the column above
}

/** Sets it; `value` must be JSON. */
export function writeSetting(workspaceId: string, name: string, value: unknown, personId: string): void {
  statement(`INSERT INTO Setting (workspaceId, name, value, updatedAt, updatedById) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (workspaceId, name) DO UPDATE SET value = excluded.value, updatedAt = excluded.updatedAt, updatedById = excluded.updatedById`).run(
    workspaceId,
    name,
    JSON.stringify(value),
    now().getTime(),
    personId,
  )
}
