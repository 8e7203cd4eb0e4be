import 'server-only'
import type { LadderPlanView, LadderView } from '@/lib/core/ladder/view'
import { createSignal } from '@/lib/server/attempts/signal'
import type { Caller } from '@/lib/server/auth/authorise'
import { now } from '@/lib/server/platform/clock'
import { newId } from '@/lib/server/platform/ids'
import { createLadder } from '@/lib/server/store/ladders/create-ladder'
import { updateLadder } from '@/lib/server/store/ladders/update-ladder'
import { assertRoom, type LiveLadder, register } from './hub'
import { type LadderInput, type PreparedLadder, prepareLadder, rowView } from './prepare'
import { runLadder } from './run'

/** The rows a ladder would have, with what each does at the endpoint. Nothing is sent. Throws NotFoundError, InputError. */
export function planLadder(caller: Caller, input: LadderInput): LadderPlanView {
  const prepared = prepareLadder(caller, input)
  return { ...prepared.shown, rows: prepared.plan({ addresses: null, used: null }).rows }
}

/** Starts a ladder: its row is stored when this returns, the rest is for the ladder to tell. Throws NotFoundError, InputError, LimitError. */
export function startLadder(caller: Caller, input: LadderInput): LiveLadder {
  const prepared = prepareLadder(caller, input)
  assertRoom(caller)
  const { workspaceId } = caller
  const stopping = new AbortController()
  const signal = createSignal()
  let view = firstView(prepared)
  let revision = 0
  let finished = false
  createLadder({ workspaceId, createdById: caller.personId }, view)
  const change = (part: Partial<LadderView>) => {
    view = { ...view, ...part }
    revision += 1
    updateLadder(workspaceId, view)
    signal.raise()
  }
  const whenEnded = runLadder({ caller, prepared, signal: stopping.signal, view: () => view, change }).finally(() => {
    finished = true
    signal.raise()
  })
  const ladder: LiveLadder = {
    id: view.id,
    workspaceId,
    get revision() {
      return revision
    },
    get finished() {
      return finished
    },
    view: () => view,
    changed: signal.wait,
    whenEnded,
    stop: () => stopping.abort(),
  }
  register(ladder)
  return ladder
}

function firstView(prepared: PreparedLadder): LadderView {
  const { rows } = prepared.plan({ addresses: null, used: null })
  const sideEffect = rows.find(({ state }) => state !== 'not-applicable')?.sideEffect ?? 'One more handshake.'
  const change = { title: 'As it is', sideEffect, edits: [] }
  return {
    ...prepared.shown,
    id: newId(),
    createdAt: now().toISOString(),
    endedAt: null,
    state: 'running',
    stopped: null,
    attemptId: prepared.attemptId,
    baseline: rowView({ id: 'as-it-is', cause: 'the request', change, why: null, cell: null }),
    rows,
    waitMs: null,
    flips: [],
    culprit: null,
    sentence: 'The request is sent as it is first.',
    hijacking: prepared.kind === 'origins' ? 'open' : null,
    details: [],
    report: null,
  }
}
