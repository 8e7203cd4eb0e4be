import 'server-only'
import { foundBy } from './search/search-tables'
import { allOf, beginsWith, type Condition, condition, EVERY, oneOf } from './sql'
import type { AttemptFilters } from './types'

/** What a row of the table Attempt must fulfil to be in this workspace and to fit the filters: one place for lists, plots, exports and deletions. */
export function attemptConditions(workspaceId: string, filters: AttemptFilters): Condition {
  const { q, host, outcome, state, status, closeCode, profileId, from, to, minMs, maxMs, product, diagnosis, user, pinned } = filters
  return allOf([
    condition('workspaceId = ?', workspaceId),
    q ? foundBy(workspaceId, q) : EVERY,
    given(host, (host) => condition('host = ?', host)),
    given(outcome, (outcomes) => oneOf('outcome', outcomes)),
    given(state, (states) => oneOf('state', states)),
    given(status, (status) => condition('status = ?', status)),
    given(closeCode, (code) => condition('closeCode = ?', code)),
    given(profileId, (id) => condition('profileId = ?', id)),
    given(from, (from) => condition('createdAt >= ?', from.getTime())),
    given(to, (to) => condition('createdAt < ?', to.getTime())),
    given(minMs, (ms) => condition('durationMs >= ?', ms)),
    given(maxMs, (ms) => condition('durationMs <= ?', ms)),
    given(product, (product) => beginsWith('product', product)),
    given(diagnosis, (id) => condition('EXISTS (SELECT 1 FROM json_each(diagnoses) WHERE value = ? OR instr(value, ?) = 1)', id, `${id}/`)),
    given(user, (id) => condition('createdById = ?', id)),
    given(pinned, (pinned) => condition('pinned = ?', pinned ? 1 : 0)),
  ])
}

const given = <Value>(value: Value | undefined, of: (value: Value) => Condition): Condition => (value === undefined ? EVERY : of(value))
