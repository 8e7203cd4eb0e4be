import 'server-only'
import { attemptRow } from '@/lib/core/report/attempt-row'
import type { AttemptView } from '@/lib/core/report/view'
import type { DerivedColumns } from '@/lib/server/store/types'

/** The columns of the history that a view decides; a port of 0 (a practice endpoint before it was dialled) is none. */
export function derivedColumns(view: AttemptView): DerivedColumns {
  const { endedAt, port, ...row } = attemptRow(view)
  const { state, outcome } = view
  return { ...row, state, outcome, port: port === 0 ? null : port, endedAt: endedAt === null ? null : new Date(endedAt) }
}
