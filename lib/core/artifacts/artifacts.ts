import type { Target } from '../handshake/draft'
import type { RequestHead, ResponseHead } from '../http1/head'
import type { FieldList } from '../http2/field-list'
import type { EndedFact, Http2Data, PolicyFact, ProxyData, ResolvedAddress, TlsData, TriedFact, WaitedFact } from '../transcript/fact'
import type { Failure } from '../transcript/failure'
import type { FramesArtifact } from './frames'

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

/** What travelled on an HTTP/2 connection (RFC 8441). Present once its SETTINGS came; heads of HTTP/1.1 are absent then. */
export type Http2Artifact = Http2Data & { readonly request: FieldList | null; readonly response: FieldList | null }

/** The conversation with a proxy, once it is decided. `answer` is what it sent, `head` the response to CONNECT where that could be read. */
export type ProxyArtifact = {
  readonly kind: ProxyData['kind'] | null
  readonly request: Uint8Array
  readonly answer: Uint8Array
  readonly head: ResponseHead | null
  readonly granted: boolean
}

/** Milestones in milliseconds since the attempt began; null for what did not happen. */
export type TimingArtifact = {
  readonly written: number | null
  readonly firstByte: number | null
  readonly head: number | null
  /** In how many pieces the octets up to the end of the response head came. */
  readonly reads: number
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
  /** The first octets after a 101 head, at most 64, or 1024 where they begin with a reserved bit. */
  readonly firstOctets: Uint8Array
  /** How the wait for the response head ended. */
  readonly answer: AnswerArtifact
  /** What came instead of a response head. */
  readonly notHttp: { readonly looksLike: string; readonly bytes: Uint8Array }
  /** One of our limits was reached while reading the response; its name. */
  readonly limit: string
  readonly failure: Failure
  /** When the attempt began, ISO 8601 UTC: what certificates and Date fields are held against. */
  readonly startedAt: string
  /** What the name of the host resolved to. */
  readonly resolved: { readonly host: string; readonly addresses: readonly ResolvedAddress[] }
  readonly connected: { readonly address: string; readonly family: 4 | 6 | 0; readonly port: number }
  /** Addresses that did not answer while others were left. Present once one did, or all failed. */
  readonly tried: readonly TriedFact[]
  /** What the network policy said last, blocked before allowed. */
  readonly policy: PolicyFact
  readonly proxy: ProxyArtifact
  readonly http2: Http2Artifact
  readonly timing: TimingArtifact
  /** The handshake waited for another of ours to the same address. */
  readonly waited: WaitedFact
  /** The connections before this one, oldest first: each answered with a redirect that was followed. Absent on the first. */
  readonly hops: readonly { readonly url: string; readonly status: number; readonly location: string }[]
  /** An earlier attempt that sent the same Sec-WebSocket-Key, or null; absent where it was not looked for. */
  readonly keySeen: { readonly attemptId: string; readonly at: string } | null
  readonly tls: TlsData
  readonly ended: EndedFact
  /** The frames after a 101. Present from the 101 on. */
  readonly frames: FramesArtifact
  /** Close frames of both directions. */
  readonly close: {
    readonly sent: { readonly code: number | null; readonly reason: string } | null
    readonly received: { readonly code: number | null; readonly reason: string } | null
  }
}

export type ArtifactKey = keyof Artifacts
