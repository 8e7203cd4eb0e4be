import { applyEdits } from '../changes/apply-edits'
import type { Change, Edit } from '../changes/change'
import type { LadderGiven, LadderRow, PackLadder } from '../changes/ladder-row'
import type { RequestDraft } from '../handshake/draft'
import { ROWS } from './rows'

/** A row of a ladder before it runs. `why` says why it does not apply; then there is nothing to send. */
export type PlannedRow = {
  readonly id: string
  readonly cause: string
  readonly change: Change
  readonly why: string | null
  readonly row: LadderRow
}

const HANDSHAKE = 'One more handshake; what opens is closed at once with code 1000, and nothing is sent on it.'
const DRY = 'One more request that cannot open a connection.'

/** The edits every row is made on top of: no redirect is followed, nothing is sent on open, and what packs ask for. */
export function baseEdits(draft: RequestDraft, packs: readonly PackLadder[]): Edit[] {
  const quiet: Edit[] = []
  if ((draft.network?.maxRedirects ?? 0) > 0) quiet.push({ draft: { network: { maxRedirects: null } } })
  const { sendOnOpen = [], closeAfterMs } = draft.session ?? {}
  if (sendOnOpen.length > 0 || (closeAfterMs !== undefined && closeAfterMs !== null))
    quiet.push({ draft: { session: { sendOnOpen: null, closeAfterMs: null } } })
  return [...packs.flatMap(({ safe }) => safe?.edits ?? []), ...quiet]
}

/** The draft as a ladder repeats it. */
export function baseDraft(draft: RequestDraft, packs: readonly PackLadder[]): RequestDraft {
  return applyEdits(draft, baseEdits(draft, packs))
}

/** What packs say their edits do; null where none has any. */
export function safety(packs: readonly PackLadder[]): string | null {
  return packs.flatMap(({ safe }) => safe?.says ?? []).join(' ') || null
}

/** The rows of a ladder over a draft that `baseDraft` made, in the order they are tried; those that do not apply say why. */
export function planRows(given: LadderGiven, packs: readonly PackLadder[]): PlannedRow[] {
  return [...ROWS, ...packs.flatMap(({ rows }) => rows ?? [])].flatMap((row) => planned(row, given, packs))
}

function planned(row: LadderRow, given: LadderGiven, packs: readonly PackLadder[]): PlannedRow[] {
  const sideEffect = sideEffectOf(row, packs)
  const make = (id: string, title: string, edits: readonly Edit[], why: string | null): PlannedRow => ({
    id,
    cause: row.cause,
    change: { title, sideEffect, edits },
    why,
    row,
  })
  const plan = row.plan(given)
  if ('not' in plan) return [make(row.id, row.title, [], plan.not)]
  if ('edits' in plan) return [make(row.id, plan.title ?? row.title, plan.edits, null)]
  // What it is to try is known only after the first answer: until then it stands as one row.
  if (plan.each.length === 0) return [make(row.id, row.title, [], null)]
  return plan.each.map(({ id, title, edits }) => make(`${row.id}:${id}`, title, edits, null))
}

/** What one more request does at the endpoint, in a sentence or two. */
export function sideEffectOf(row: Pick<LadderRow, 'sideEffect'>, packs: readonly PackLadder[]): string {
  const dry = packs.some(({ safe }) => safe !== undefined)
  return [
    dry ? DRY : HANDSHAKE,
    ...(row.sideEffect === undefined ? [] : [row.sideEffect]),
    ...packs.flatMap(({ danger }) => danger ?? []),
  ].join(' ')
}
