import type { Basis, Confidence, Layer } from '../endpoints/pack'
import type { Snippet } from '../endpoints/snippet'
import type { HeaderLine, RequestDraft } from '../handshake/draft'
import type { LogText } from './log-text'

/** What lines of a log tell of the attempt they are about; each is absent where no line told it. */
export type LogFacts = {
  /** As the line has it: `ws`, `wss`, `http` or `https`. */
  readonly url?: string
  readonly status?: number
  /** Of the page that opened the socket. */
  readonly origin?: string
  /** Jenkins: the name of the node. */
  readonly node?: string
  /** Jenkins: the agent speaks WebSocket, not its own protocol on a TCP port. */
  readonly webSocket?: boolean
  /** The server behind a proxy, as the proxy asks it. */
  readonly upstream?: string
  /** Lines of the request; those with a secret are marked. */
  readonly lines?: readonly HeaderLine[]
}

type Words = string | ((match: RegExpExecArray) => string)

/** One line as a tool prints it, and what it means. */
export type LogSentence = {
  /** The diagnosis it gives is `log/<id>`. Several sentences may give the same one. */
  readonly id: string
  /** Tried on one line without colours; bounded. Its groups `url`, `status`, `origin`, `node` and `upstream` become facts. */
  readonly pattern: RegExp
  /** Some line of the text has to match this too. */
  readonly context?: RegExp
  /** A clause that says what is the matter, without a capital or a stop. */
  readonly says: Words
  readonly confidence: Confidence
  readonly basis: Basis
  readonly layer: Layer | ((match: RegExpExecArray) => Layer)
  readonly cause: Words
  readonly remedy: Words
  readonly snippets?: readonly Snippet[]
  /** It names no cause of its own: left out where another line of the same kind does. */
  readonly symptom?: boolean
  readonly source: string
  /** Real lines, as published. They are the tests. */
  readonly examples: readonly string[]
}

/** A line that means nothing by itself and tells something of the attempt. */
export type LogClue = { readonly pattern: RegExp; facts(match: RegExpExecArray): LogFacts; readonly examples: readonly string[] }

/** What one tool or server writes into its log. */
export type LogKind = {
  /** The name of its file. */
  readonly id: string
  /** The tool, as its makers write it. */
  readonly title: string
  readonly sentences: readonly LogSentence[]
  readonly clues: readonly LogClue[]
  /** Requests to reproduce what the log is about; called where any sentence or clue of the kind matched. */
  drafts?(facts: LogFacts, text: LogText): readonly RequestDraft[]
}

/** What the words of a log mean, in the form diagnoses of an attempt have. */
export type LogFinding = {
  readonly id: string
  readonly title: string
  readonly confidence: Confidence
  readonly basis: Basis
  readonly layer: Layer
  /** Lines of the log, masked, with their number. `at` stays empty: a log is no part of an attempt. */
  readonly evidence: readonly { readonly text: string; readonly at: readonly [] }[]
  readonly cause: string
  readonly remedy: string
  readonly snippets: readonly Snippet[]
  readonly source: string
}
