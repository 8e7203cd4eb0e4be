import type { Change } from '../changes/change'
import type { LadderEffect } from './judge'
import type { CredentialSet, OriginCase } from './origins'

export type LadderKind = 'changes' | 'origins'
/** `stopped` by somebody or by an answer that asks to be left alone; `interrupted`: the process ended. */
export type LadderState = 'running' | 'done' | 'stopped' | 'interrupted'
export type LadderRowState = 'planned' | 'running' | 'done' | 'not-applicable' | 'not-run'

/** What the API answers of one row, masked. */
export type LadderRowView = {
  readonly id: string
  /** What is named as the reason when it flips the outcome. */
  readonly cause: string
  readonly change: Change
  readonly sideEffect: string
  readonly state: LadderRowState
  /** Why it does not apply or was not run. */
  readonly reason: string | null
  readonly attemptId: string | null
  /** As that of an attempt; `timed-out` where it was given up. */
  readonly outcome: string | null
  readonly status: number | null
  /** Counts as opened: a 101, or what says at this product that there would be one. */
  readonly opens: boolean
  /** The outcome in words. */
  readonly answer: string | null
  /** Until the answer was there, milliseconds. */
  readonly ms: number | null
  /** The sentence of the attempt. */
  readonly summary: string
  readonly effect: LadderEffect | null
  readonly flips: boolean
  readonly means: string | null
  /** Its place in the matrix of kind `origins`. */
  readonly cell: { readonly origin: string; readonly credentials: CredentialSet } | null
}

export type LadderMatrix = { readonly origins: readonly OriginCase[]; readonly credentials: readonly CredentialSet[] }

/** A ladder before it runs: nothing was sent. */
export type LadderPlanView = {
  readonly kind: LadderKind
  /** Masked. */
  readonly url: string
  /** What every row is sent with, in words; null where that is nothing. */
  readonly safe: string | null
  readonly rows: readonly LadderRowView[]
  readonly matrix: LadderMatrix | null
}

export type LadderView = LadderPlanView & {
  readonly id: string
  readonly createdAt: string
  readonly endedAt: string | null
  readonly state: LadderState
  /** Why it stopped before its end. */
  readonly stopped: string | null
  /** The attempt it was started from. */
  readonly attemptId: string | null
  /** The request as it is, repeated first. */
  readonly baseline: LadderRowView
  /** A row waits so long for its answer, milliseconds; null until the baseline was answered. */
  readonly waitMs: number | null
  readonly flips: readonly string[]
  readonly culprit: string | null
  readonly sentence: string
  /** Only of kind `origins`. */
  readonly hijacking: 'shown' | 'refuted' | 'open' | null
  /** What was and was not shown, whole sentences. */
  readonly details: readonly string[]
  /** Markdown, of kind `origins` once it has ended. */
  readonly report: string | null
}

export type LadderEvent = { readonly type: 'ladder'; readonly ladder: LadderView } | { readonly type: 'end' }
