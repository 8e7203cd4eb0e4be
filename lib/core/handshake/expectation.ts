import type { AttemptOutcome } from '../spec/attempt-outcome'

/** What a person or a script expects of an attempt. A text may hold `{{name}}`, filled as in the request; a pattern is taken as it is. */
export type Expectation =
  | StatusExpectation
  | OutcomeExpectation
  | HeaderExpectation
  | SubprotocolExpectation
  | RuleExpectation
  | MessageExpectation
  | CloseExpectation
  | TimeExpectation

export type StatusClass = '1xx' | '2xx' | '3xx' | '4xx' | '5xx'
/** The status of the final answer is one of these. */
export type StatusExpectation = { readonly kind: 'status'; readonly is: readonly (number | StatusClass)[] }

export type OutcomeExpectation = { readonly kind: 'outcome'; readonly is: readonly AttemptOutcome[] }

/** `matches` is a regular expression (JavaScript's, with the `u` flag) that finds something in the text. */
export type TextTest = 'equals' | 'contains' | 'matches'

/** A field of the final answer. Of repeated lines one has to fit, or for `equals` all of them joined by ", ". */
export type HeaderExpectation = {
  readonly kind: 'header'
  readonly name: string
  readonly test: 'present' | 'absent' | TextTest
  readonly value?: string
}

/** The selected subprotocol; null: none. */
export type SubprotocolExpectation = { readonly kind: 'subprotocol'; readonly is: string | null }

/** What a rule says, by its id. Without `rule`: no rule fails on which clients fail the connection. */
export type RuleExpectation = {
  readonly kind: 'rule'
  readonly rule?: string
  /** Default `pass`. */
  readonly outcome?: 'pass' | 'fail' | 'not-applicable'
}

export type JsonScalar = string | number | boolean | null

/**
 * A message the endpoint sent: the first, the n-th (counted from 1) or any. `path` leads into it as JSON; without it the whole text
 * is meant. `exists` without a path: the message came.
 */
export type MessageExpectation = {
  readonly kind: 'message'
  readonly which: 'first' | 'any' | number
  readonly path?: string
  readonly test: 'exists' | 'absent' | TextTest
  readonly value?: JsonScalar
}

/** How the session ended; at least one of both. Without `by` an end of ours fits nothing. */
export type CloseExpectation = {
  readonly kind: 'close'
  /** As a browser would report it. */
  readonly code?: number
  readonly by?: 'endpoint' | 'us' | 'network'
}

/** The phases that take time of their own. */
export type TimedPhase = 'resolve' | 'connect' | 'proxy' | 'tls' | 'http2' | 'response'
/**
 * A time is under a limit: a phase by itself, the handshake from its beginning to the whole head of the answer, the first message
 * since the session opened, or the whole attempt to its end.
 */
export type TimeExpectation = {
  readonly kind: 'time'
  readonly of: TimedPhase | 'handshake' | 'first-message' | 'total'
  readonly underMs: number
}

type Change = (text: string) => string

/** The expectation with each of its texts changed; `pattern` changes regular expressions, which stay as they are by default. */
export function withTexts(expectation: Expectation, text: Change, pattern: Change = (source) => source): Expectation {
  switch (expectation.kind) {
    case 'header': {
      const { test, value } = expectation
      return value === undefined ? expectation : { ...expectation, value: test === 'matches' ? pattern(value) : text(value) }
    }
    case 'subprotocol':
      return expectation.is === null ? expectation : { ...expectation, is: text(expectation.is) }
    case 'message': {
      const { test, value, path } = expectation
      const changed = typeof value === 'string' ? { value: test === 'matches' ? pattern(value) : text(value) } : {}
      return { ...expectation, ...changed, ...(path === undefined ? {} : { path: pattern(path) }) }
    }
    case 'status':
    case 'outcome':
    case 'rule':
    case 'close':
    case 'time':
      return expectation
    default:
      return expectation satisfies never
  }
}
