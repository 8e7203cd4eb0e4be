import 'server-only'
import { inTransaction } from '../client'
import { localIdentity } from '../installation'
import { appendAudit } from '../people/audit'
import { readSetting, writeSetting } from '../settings/settings'
import { type RestoreOrder, removeOrder } from './restore-order'

const nameOf = (kind: RestoreOrder['kind']) => `last-${kind}`

/** Writes what the start did into the audit trail of the database that is open now, once, and then forgets the order. */
export function finishRestore(dataDir: string, order: RestoreOrder): void {
  const { workspaceId } = localIdentity()
  inTransaction(() => {
    if (lastOrder(order.kind)?.id === order.id) return
    writeSetting(workspaceId, nameOf(order.kind), order, order.personId)
    const { personId, person, from, aside } = order
    const detail = order.kind === 'restore' ? { asked: order.at, before: aside } : { asked: order.at }
    appendAudit({ workspaceId, personId, person, action: `storage.${order.kind}`, subject: from || 'database', detail })
  })
  removeOrder(dataDir)
}

/** The last restore, or rebuild, that this database went through; null where there was none. */
export const lastOrder = (kind: RestoreOrder['kind']): RestoreOrder | null =>
  readSetting(localIdentity().workspaceId, nameOf(kind)) as RestoreOrder | null // safe: written above
