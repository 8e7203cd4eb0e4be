import type { Place, Span } from '../bytes/span'
import type { Expectation } from '../handshake/expectation'
import type { AttemptOutcome } from '../spec/attempt-outcome'

/** `pending`: it may still come; `unknown`: it could not be looked at. */
export type ExpectationOutcome = 'pass' | 'fail' | 'pending' | 'unknown'

/** One expectation, judged; secrets masked. */
export type ExpectationView = {
  /** Its kind and number in the draft, such as `status-1`. */
  readonly id: string
  readonly kind: Expectation['kind']
  /** What is expected, as a statement: "Status is 101". */
  readonly title: string
  readonly outcome: ExpectationOutcome
  /** What was seen: "Status is 403". */
  readonly seen: string
  /** What was expected instead: "101". */
  readonly expected: string
  /** Both as one sentence: "Status is 403: expected 101". */
  readonly sentence: string
  readonly at?: Place
}

type Line = { readonly name: string; readonly value: string; readonly span: Span }

/** What expectations are judged by; a view of an attempt has all of it. */
export type Evidence = {
  readonly state: 'connecting' | 'open' | 'closing' | 'closed' | 'interrupted'
  readonly outcome: AttemptOutcome | null
  readonly status: number | null
  readonly failure: { readonly phase: string; readonly code: string } | null
  readonly response: { readonly lines: readonly Line[] } | null
  readonly subprotocol: string | null
  readonly verdicts: readonly {
    readonly rule: string
    readonly outcome: 'pass' | 'fail' | 'not-applicable' | 'unknown'
    readonly level: string
    readonly effect: string
    readonly because: string
    readonly at: readonly Place[]
  }[]
  readonly phases: readonly {
    readonly phase: string
    readonly state: 'running' | 'reached' | 'failed' | 'skipped'
    readonly startedAt: number
    readonly endedAt: number | null
  }[]
  readonly timings: { readonly head: number | null; readonly total: number | null }
  readonly close: { readonly code: number; readonly codeName: string; readonly by: 'endpoint' | 'us' | 'network' | 'unknown' } | null
}

/** What a kind says of the evidence. */
export type Finding = { readonly outcome: ExpectationOutcome; readonly seen: string; readonly at?: Place }

/** Milliseconds since the attempt began while it runs; null once it is over. */
export type Elapsed = number | null

/**
 * What was found out elsewhere, because it needs messages or a regular expression of the user; absent while nothing is known.
 * `messages`: how many came so far.
 */
export type Asked = Finding & { readonly messages?: number; readonly firstAt?: number }

export type Judging = { readonly evidence: Evidence; readonly elapsed: Elapsed; readonly asked: Asked | undefined }

/** One kind of expectation. */
export type Kind<Of extends Expectation> = {
  /** A statement that is true where it passes. */
  title(expectation: Of): string
  /** What stands behind "expected". */
  expected(expectation: Of): string
  /** What is wrong with it, and in which field; null where it can be judged. */
  problem(expectation: Of): ExpectationProblem | null
  /** Whether its answer comes with `asked`. */
  asks?(expectation: Of): boolean
  judge(expectation: Of, judging: Judging): Finding
}
export type ExpectationProblem = { readonly field: string; readonly message: string }
