import 'server-only'
import { InputError, LimitError } from '@/lib/core/errors/errors'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import { answerWords, type LadderAnswer } from '@/lib/core/ladder/answer'
import { credentialsOf } from '@/lib/core/ladder/credentials'
import { judgeLadder } from '@/lib/core/ladder/judge'
import { judgeOrigins } from '@/lib/core/ladder/judge-origins'
import { originsReport } from '@/lib/core/ladder/origins-report'
import { mayTry, type Try } from '@/lib/core/ladder/tries'
import type { LadderRowView, LadderView } from '@/lib/core/ladder/view'
import type { Caller } from '@/lib/server/auth/authorise'
import { now } from '@/lib/server/platform/clock'
import { logger } from '@/lib/server/platform/logger'
import { pace, paceKey } from './pace'
import { draftOf, type PreparedLadder, rowView, type Step } from './prepare'
import { type Tried, tryOnce } from './try-once'

const LONGEST_WAIT_MS = 3_000
/** On loopback a baseline takes a millisecond or two: five times that would call a busy server silent. */
const SHORTEST_WAIT_MS = 500
const LONGEST_SUMMARY = 500
const AGAIN = 'as-it-is-again'

export type Running = {
  readonly caller: Caller
  readonly prepared: PreparedLadder
  readonly signal: AbortSignal
  view(): LadderView
  /** Takes over what changed, stores it, and tells whoever looks. */
  change(part: Partial<LadderView>): void
}

/** How long a row waits for its answer, by how long the request as it is took; null: it had none. */
export function waitFor(baselineMs: number | null): number {
  return baselineMs === null ? LONGEST_WAIT_MS : Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, Math.ceil(baselineMs * 5)))
}

/**
 * Runs a ladder: the request as it is, then row by row, one connection at a time (RFC 6455 §4.1). Ends by itself, at an answer that asks
 * to be left alone, and when `signal` is aborted; what was not run says why. Never throws for what an endpoint does.
 */
export async function runLadder(running: Running): Promise<void> {
  const { prepared, view, change, signal } = running
  const state = {
    tries: [] as Try[],
    answers: new Map<string, LadderAnswer>(),
    dialled: null as string | null,
    stop: null as string | null,
  }
  const steps = new Map<string, Step>()

  const put = (row: LadderRowView) => {
    if (row.id === view().baseline.id) change({ baseline: row })
    else change({ rows: view().rows.map((one) => (one.id === row.id ? row : one)) })
  }
  const send = async (row: LadderRowView, draft: RequestDraft, waitMs: number | null): Promise<Tried | null> => {
    await pace(paceKey(draft, state.dialled), signal)
    if (signal.aborted) return null
    const tried = await tryOnce({
      caller: running.caller,
      draft,
      repeatOf: view().baseline.attemptId ?? prepared.attemptId,
      note: `Ladder: ${row.change.title}`,
      waitMs,
      opens: prepared.opens,
      signal,
      begun: (attemptId) => put({ ...row, state: 'running', attemptId }),
    })
    state.tries.push(...triesOf(draft, tried))
    if (tried.lockout !== null) state.stop = `Stopped: ${tried.lockout}.`
    return tried
  }

  try {
    await first()
    for (const { id } of [...view().rows]) {
      if (state.stop !== null || signal.aborted) break
      await one(id)
    }
    if (state.stop === null && !signal.aborted) await again()
  } catch (error) {
    if (!(error instanceof LimitError || error instanceof InputError)) logger().error({ err: error }, 'a ladder failed inside this server')
    state.stop = `Stopped: ${error instanceof LimitError || error instanceof InputError ? prepared.mask(error.message) : 'it failed inside Sockscope'}.`
  }
  finish()

  async function first(): Promise<void> {
    const { baseline } = view()
    const tried = await send(baseline, prepared.draft, null)
    if (tried === null) return
    put(done(baseline, tried, null))
    state.answers.set(baseline.id, tried.answer)
    state.dialled = tried.view.target.address
    const answered = tried.answer.outcome !== 'no-answer' && tried.answer.outcome !== 'unreachable'
    const addresses = tried.view.target.addresses.map(({ address }) => address)
    const planned = prepared.plan({ addresses, used: state.dialled })
    for (const [id, step] of planned.steps) steps.set(id, step)
    change({ waitMs: waitFor(answered ? tried.ms : null), rows: planned.rows.map((row) => reachable(row, tried)) })
    if (tried.answer.outcome === 'blocked') state.stop = `Stopped: ${tried.view.summary}`
    judge()
  }

  /** What is said to an endpoint that is not reached is never read. */
  function reachable(row: LadderRowView, { answer }: Tried): LadderRowView {
    if (answer.outcome !== 'unreachable' || row.state !== 'planned' || steps.get(row.id)?.row?.changesTheWay === true) return row
    return { ...row, state: 'not-run', reason: 'The endpoint was not reached as it is: this part of the request was never read.' }
  }

  async function one(id: string): Promise<void> {
    const row = view().rows.find((one) => one.id === id)
    const step = steps.get(id)
    if (row?.state !== 'planned' || step === undefined) return
    let draft: RequestDraft
    try {
      draft = draftOf(prepared.draft, step)
      const why = refusedTooOften(draft, state.tries)
      if (why !== null) return put({ ...row, state: 'not-run', reason: why })
      const tried = await send(row, draft, view().waitMs)
      if (tried === null) return
      state.answers.set(id, tried.answer)
      put(done({ ...row, attemptId: tried.view.id }, tried, view().waitMs))
      judge()
    } catch (error) {
      // An edit that makes the octets shorter may leave a cut of the pacing outside of them: that row cannot be sent, others can.
      if (!(error instanceof InputError)) throw error
      put({ ...row, state: 'not-applicable', reason: `It cannot be sent: ${prepared.mask(error.message)}.` })
    }
  }

  /** The control: an endpoint that answers the same request otherwise at the end has changed by itself, and no row proves anything. */
  async function again(): Promise<void> {
    const baseline = state.answers.get(view().baseline.id)
    if (view().flips.length === 0 || baseline === undefined || prepared.kind !== 'changes') return
    if (refusedTooOften(prepared.draft, state.tries) !== null) return
    const control = { title: 'As it is, again', sideEffect: view().baseline.sideEffect, edits: [] }
    const row = rowView({ id: AGAIN, cause: 'the endpoint', change: control, why: null, cell: null })
    change({ rows: [...view().rows, row] })
    const tried = await send(row, prepared.draft, view().waitMs)
    if (tried === null) return
    const same = tried.answer.outcome === baseline.outcome && tried.answer.status === baseline.status
    const means = same
      ? 'It is answered as at the beginning: what the rows show is not an accident of time.'
      : 'It is answered otherwise than at the beginning.'
    put({ ...done(row, tried, view().waitMs), effect: same ? 'same' : 'differs', means })
    if (same) return
    const sentence = `The same request was ${answerWords(baseline)} at the beginning and ${answerWords(tried.answer)} at the end: the endpoint does not answer alike each time, and no change is proven to matter.`
    change({ sentence, flips: [], culprit: null, rows: view().rows.map((one) => ({ ...one, flips: false })) })
  }

  function judge(): void {
    if (prepared.origins !== null) {
      const { hijacking, sentence, details, flips } = judgeOrigins(prepared.origins, state.answers)
      const rows = view().rows.map((row) => ({ ...row, flips: flips.includes(row.id) }))
      change({ hijacking, sentence, details, flips, culprit: flips[0] ?? null, rows })
      return
    }
    const baseline = state.answers.get(view().baseline.id)
    if (baseline === undefined) return
    const answered = view().rows.flatMap(({ id, change: { title } }) => {
      const row = steps.get(id)?.row
      const answer = state.answers.get(id)
      return row === null || row === undefined || answer === undefined ? [] : [{ id, title, row, answer }]
    })
    const { rows: findings, flips, culprit, sentence } = judgeLadder(baseline, answered)
    const rows = view().rows.map((row) => {
      const found = findings.find(({ id }) => id === row.id)
      return found === undefined ? row : { ...row, effect: found.effect, flips: found.flips, means: found.means }
    })
    change({ flips, culprit, sentence, rows })
  }

  function finish(): void {
    const stopped = state.stop ?? (signal.aborted ? 'Stopped before its end.' : null)
    const reason = stopped ?? 'It was not reached.'
    const close = (row: LadderRowView): LadderRowView =>
      row.state === 'planned' || (row.state === 'running' && row.outcome === null) ? { ...row, state: 'not-run', reason } : row
    const report =
      prepared.origins === null
        ? null
        : originsReport(
            { url: view().url, at: view().createdAt, tool: 'Sockscope' },
            prepared.origins,
            state.answers,
            judgeOrigins(prepared.origins, state.answers),
          )
    change({
      state: stopped === null ? 'done' : 'stopped',
      stopped,
      endedAt: now().toISOString(),
      baseline: close(view().baseline),
      rows: view().rows.map(close),
      report,
    })
  }
}

/** A row with what came of it. */
function done(row: LadderRowView, { view, answer, ms }: Tried, waitMs: number | null): LadderRowView {
  const summary = answer.outcome === 'no-answer' && waitMs !== null ? `No answer within ${waitMs} ms.` : view.summary
  return {
    ...row,
    state: 'done',
    attemptId: view.id,
    outcome: answer.outcome === 'no-answer' ? 'timed-out' : view.outcome,
    status: view.status,
    opens: answer.outcome === 'opens',
    answer: answerWords(answer),
    ms: Math.round(ms * 10) / 10,
    summary: summary.slice(0, LONGEST_SUMMARY),
  }
}

const PROXY = 'the proxy'

function credentialNames(draft: RequestDraft): string[] {
  const proxy = draft.network?.proxy ?? ''
  return [...credentialsOf(draft).map(({ where }) => where), ...(proxy.includes('@') ? [PROXY] : [])]
}

/** Each credential of a request was tried with it; that of a proxy only as far as the proxy spoke of it. */
function triesOf(draft: RequestDraft, { view, answer }: Tried): Try[] {
  const opened = answer.outcome === 'opens'
  return credentialNames(draft).map((credentials) =>
    credentials === PROXY
      ? { credentials, opened: view.proxy?.granted === true, status: view.proxy?.status ?? null }
      : { credentials, opened, status: view.proxy?.granted === false ? null : view.status },
  )
}

function refusedTooOften(draft: RequestDraft, tries: readonly Try[]): string | null {
  const name = credentialNames(draft).find((one) => !mayTry(tries, one))
  if (name === undefined) return null
  return `The credentials (${name}) were refused twice: they are not sent again, so that no account is locked.`
}
