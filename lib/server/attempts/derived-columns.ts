import 'server-only'
import { attemptRow } from '@/lib/core/report/attempt-row'
import type { AttemptView } from '@/lib/core/report/view'
import type { DerivedColumns } from '@/lib/server/store/types'

/** The columns of the history that a view decides. The port of a practice endpoint is known to the row only: it stays. */
export function derivedColumns(view: AttemptView): Partial<DerivedColumns> {
  const { endedAt, port, ...row } = attemptRow(view)
  const { state, outcome } = view
  return { ...row, state, outcome, ...(port === 0 ? {} : { port }), endedAt: endedAt === null ? null : new Date(endedAt) }
}
