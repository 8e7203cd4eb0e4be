import type { CompareRow } from '../../changes/compare-drafts'
import type { AttemptOutcome, AttemptState, AttemptView } from '../view'

/** What can differ between two attempts, each with rows of its own. */
export const PARTS = [
  'address',
  'tls',
  'answer',
  'request',
  'response',
  'verdicts',
  'diagnoses',
  'expectations',
  'close',
  'timings',
  'frames',
] as const
export type ComparedPart = (typeof PARTS)[number]

/**
 * One row of two attempts side by side; null on the side that has nothing there. `eachTime`: both sides have it and it is another
 * one in every attempt, so that no conclusion follows. `moved`: the same line stands at another place on the other side.
 * `masked`: part of it is hidden, and what is behind the masks was not compared.
 */
export type ComparedRow = Pick<CompareRow, 'label' | 'kind' | 'before' | 'after'> & {
  readonly eachTime?: true
  readonly moved?: true
  readonly masked?: true
}

/** A difference in words; never of what differs each time. */
export type ComparedSentence = { readonly text: string; readonly part: ComparedPart }

/** Which attempt stands on a side. */
export type ComparedSide = {
  readonly id: string
  readonly createdAt: string
  readonly state: AttemptState
  readonly outcome: AttemptOutcome | null
  readonly status: number | null
  readonly summary: string
  readonly url: string
  readonly name: string | null
}

/** Two attempts side by side; `sentences` begin with what most likely explains another outcome. */
export type Comparison = { readonly a: ComparedSide; readonly b: ComparedSide; readonly sentences: readonly ComparedSentence[] } & {
  readonly [Part in ComparedPart]: readonly ComparedRow[]
}

/** What finders of sentences look at. */
export type Pair = { readonly a: AttemptView; readonly b: AttemptView; readonly rows: Pick<Comparison, ComparedPart> }
