import 'server-only'
import { applyEdits } from '@/lib/core/changes/apply-edits'
import type { Edit } from '@/lib/core/changes/change'
import type { LadderRow, PackLadder } from '@/lib/core/changes/ladder-row'
import { PACKS } from '@/lib/core/endpoints/packs'
import { InputError } from '@/lib/core/errors/errors'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import { type OriginsPlan, planOrigins } from '@/lib/core/ladder/origins'
import { baseDraft, planRows, safety, sideEffectOf } from '@/lib/core/ladder/plan'
import type { LadderKind, LadderMatrix, LadderPlanView, LadderRowView } from '@/lib/core/ladder/view'
import type { Caller } from '@/lib/server/auth/authorise'
import { maskedDraft, redactorOf } from '@/lib/server/drafts/masked'
import { prepareDraft } from '@/lib/server/drafts/prepare'
import { restoreKept } from '@/lib/server/drafts/restore-kept'
import { readAttemptSecrets } from '@/lib/server/store/read-attempt'

export type LadderInput = {
  readonly kind: LadderKind
  readonly request?: RequestDraft
  readonly attemptId?: string
  /** Ids of the rows to run; absent: every one that applies. */
  readonly rows?: readonly string[]
}
/** What is sent for a row. Exact: it never leaves the server. */
export type Step = { readonly id: string; readonly edits: readonly Edit[]; readonly row: LadderRow | null }
export type Addresses = { readonly addresses: readonly string[] | null; readonly used: string | null }

export type PreparedLadder = {
  readonly kind: LadderKind
  readonly attemptId: string | null
  /** Exact, with the edits that every row is sent with. */
  readonly draft: RequestDraft
  /** Diagnoses that count as opened. */
  readonly opens: readonly string[]
  readonly origins: OriginsPlan | null
  /** A sentence as it may be shown. */
  mask(text: string): string
  /** Rows and their steps, by what is known of the addresses. */
  plan(known: Addresses): { readonly rows: readonly LadderRowView[]; readonly steps: ReadonlyMap<string, Step> }
  readonly shown: Omit<LadderPlanView, 'rows'>
}

/** Edits longer than this are not shown, characters of JSON. */
const MOST_SHOWN = 4_096
/** Rows of one ladder at most. */
export const MOST_ROWS = 40

/** Reads what a ladder starts from, an attempt or a draft, and plans its rows. Throws NotFoundError, InputError. Nothing is sent. */
export function prepareLadder(caller: Caller, input: LadderInput): PreparedLadder {
  const { keptFrom: _, ...exact } = exactOf(caller, input)
  const packs = PACKS.flatMap((pack) => pack.ladder?.(exact) ?? [])
  const draft = baseDraft(exact, packs)
  prepareDraft(draft)
  const { keptFrom: _kept, ...masked } = baseDraft(maskedDraft(exact), packs)
  const redactor = redactorOf(exact)
  const attemptId = input.attemptId ?? keptAttempt(input.request)
  const chosen = input.rows === undefined ? null : new Set(input.rows)
  const origins = input.kind === 'origins' ? planOrigins(draft) : null
  const shownOrigins = input.kind === 'origins' ? planOrigins(masked) : null
  const plan = (known: Addresses) =>
    origins !== null && shownOrigins !== null ? originRows(origins, shownOrigins, packs) : changeRows(draft, masked, packs, known)
  return {
    kind: input.kind,
    attemptId,
    draft,
    opens: packs.flatMap(({ opens }) => opens ?? []),
    origins,
    mask: (text) => redactor.text(text),
    plan(known) {
      const { rows, steps } = plan(known)
      return { rows: rows.slice(0, MOST_ROWS).map((row) => chosenRow(row, chosen)), steps }
    },
    shown: {
      kind: input.kind,
      url: redactor.url(exact.url),
      safe: safety(packs),
      matrix: shownOrigins === null ? null : matrixOf(shownOrigins),
    },
  }
}

function exactOf(caller: Caller, { request, attemptId }: LadderInput): RequestDraft {
  if (request !== undefined && attemptId === undefined) return restoreKept(caller, request)
  if (attemptId !== undefined && request === undefined) return readAttemptSecrets(caller.workspaceId, attemptId).exactDraft
  const message = 'request and attemptId are given or both are missing: expected one of them'
  throw new InputError('invalid-input', message, [{ path: 'request', message }])
}

function keptAttempt(request: RequestDraft | undefined): string | null {
  const kept = request?.keptFrom
  return kept !== undefined && 'attemptId' in kept ? kept.attemptId : null
}

function changeRows(draft: RequestDraft, masked: RequestDraft, packs: readonly PackLadder[], known: Addresses) {
  const steps = new Map(
    planRows({ draft, ...known }, packs).map(({ id, change, row }): [string, Step] => [id, { id, edits: change.edits, row }]),
  )
  const rows = planRows({ draft: masked, ...known }, packs).map(({ id, cause, change, why }) =>
    rowView({ id, cause, change, why, cell: null }),
  )
  return { rows, steps }
}

function originRows(origins: OriginsPlan, shown: OriginsPlan, packs: readonly PackLadder[]) {
  const steps = new Map(origins.cells.map(({ id, edits }): [string, Step] => [id, { id, edits, row: null }]))
  const sideEffect = sideEffectOf({}, packs)
  const rows = shown.cells.map(({ id, origin, credentials, edits }) => {
    const credit = credentials === 'none' ? 'no credentials' : `the ${credentials}`
    const change = { title: `${origin.title}, ${credit}`, sideEffect, edits }
    return rowView({ id, cause: 'Origin', change, why: null, cell: { origin: origin.id, credentials } })
  })
  return { rows, steps }
}

function matrixOf({ origins, credentials }: OriginsPlan): LadderMatrix {
  return { origins, credentials }
}

type NewRow = Pick<LadderRowView, 'id' | 'cause' | 'change' | 'cell'> & { readonly why: string | null }

/** A row that did not run yet. */
export function rowView({ id, cause, change, why, cell }: NewRow): LadderRowView {
  const edits = JSON.stringify(change.edits).length > MOST_SHOWN ? [] : change.edits
  return {
    id,
    cause,
    change: { ...change, edits },
    sideEffect: change.sideEffect,
    state: why === null ? 'planned' : 'not-applicable',
    reason: why,
    attemptId: null,
    outcome: null,
    status: null,
    opens: false,
    answer: null,
    ms: null,
    summary: '',
    effect: null,
    flips: false,
    means: null,
    cell,
  }
}

/** A row that was not chosen is listed all the same. A row per address goes by the name it had before the addresses were known. */
function chosenRow(row: LadderRowView, chosen: ReadonlySet<string> | null): LadderRowView {
  const [group = ''] = row.id.split(':', 1)
  if (chosen === null || row.state !== 'planned' || chosen.has(row.id) || chosen.has(group)) return row
  return { ...row, state: 'not-run', reason: 'It was left out.' }
}

/** The exact draft of a row. Throws InputError. */
export function draftOf(draft: RequestDraft, { edits }: Step): RequestDraft {
  return applyEdits(draft, edits)
}
