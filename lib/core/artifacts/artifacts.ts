import type { Target } from '../handshake/draft'
import type { RequestHead, ResponseHead } from '../http1/head'
import type { EndedFact, TlsData } from '../transcript/fact'
import type { Failure } from '../transcript/failure'

export type BodyArtifact = {
  readonly bytes: Uint8Array
  readonly framing: 'none' | 'content-length' | 'chunked' | 'until-close'
  readonly complete: boolean
  readonly truncated: boolean
  readonly faults: readonly string[]
}

/**
 * How the wait for the response head ended. Present once it did; `bytes` is what came instead of a whole head (empty for
 * `head`), and places of the part `response` count in it when there is no head.
 */
export type AnswerArtifact = {
  readonly how: 'head' | 'not-http' | 'limit' | 'ended' | 'timed-out' | 'before-request' | 'aborted'
  readonly bytes: Uint8Array
  /** The head as far as it could be read. */
  readonly head: ResponseHead | null
  /** Such as `ssh`; null when it is HTTP or nothing came. */
  readonly looksLike: string | null
  /** The name of our limit that was reached. */
  readonly limit: string | null
}

/**
 * Everything a rule may ask for. A key that is absent was not seen (yet); rules that require it say `unknown`.
 * Octets stand beside each head so that a rule can look at what the head reader set aside.
 */
export type Artifacts = {
  /** The URL as typed, placeholders substituted. */
  readonly url: string
  /** Where the URL leads. Absent when the URL cannot be read. */
  readonly target: Target
  readonly request: RequestHead
  readonly requestBytes: Uint8Array
  /** Octets sent after the request head before any answer. */
  readonly requestRest: Uint8Array
  /** 1xx heads before the final one (101 is final). */
  readonly interim: readonly ResponseHead[]
  /** The final response head. */
  readonly response: ResponseHead
  readonly responseBytes: Uint8Array
  /** The body of an answer that is not 101. */
  readonly body: BodyArtifact
  /** The first octets after a 101 head, at most 64. */
  readonly firstOctets: Uint8Array
  /** How the wait for the response head ended. */
  readonly answer: AnswerArtifact
  /** What came instead of a response head. */
  readonly notHttp: { readonly looksLike: string; readonly bytes: Uint8Array }
  /** One of our limits was reached while reading the response; its name. */
  readonly limit: string
  readonly failure: Failure
  readonly tls: TlsData
  readonly ended: EndedFact
  /** Close frames of both directions. */
  readonly close: {
    readonly sent: { readonly code: number | null; readonly reason: string } | null
    readonly received: { readonly code: number | null; readonly reason: string } | null
  }
}

export type ArtifactKey = keyof Artifacts
