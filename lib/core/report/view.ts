import type { Place, Span } from '../bytes/span'
import type { Change } from '../changes/change'
import type { About, Basis, Confidence, Layer } from '../endpoints/pack'
import type { Snippet } from '../endpoints/snippet'
import type { ExpectationView } from '../expectations/evidence'
import type { HandshakeProtocol, RequestDraft } from '../handshake/draft'
import type { Effect, Level, Outcome as VerdictOutcome } from '../rules/rule'
import type { AttemptOutcome } from '../spec/attempt-outcome'
import type { CertificateData, Http2Data, ProxyData, ResolvedAddress } from '../transcript/fact'
import type { Failure, FailureCode, Phase } from '../transcript/failure'

/**
 * What the API answers and the pages show of one attempt. Made only from the redacted form: masked octets are `*` (0x2A),
 * lengths and spans are those of the exact octets.
 */
export type AttemptState = 'connecting' | 'open' | 'closing' | 'closed' | 'interrupted'
export type { AttemptOutcome }

export type LineView = {
  /** Latin-1 text of the line without its ending, masked. */
  readonly text: string
  /** Empty for the start line and for lines without a colon. */
  readonly name: string
  readonly value: string
  readonly span: Span
  readonly ending: 'crlf' | 'lf' | 'cr' | 'none'
  /** Spans (in the part) that were masked. */
  readonly masked: readonly Span[]
}

export type HeadView = {
  /** Base64 of the masked octets of the head. */
  readonly bytes: string
  readonly length: number
  readonly startLine: string
  readonly lines: readonly LineView[]
  readonly complete: boolean
}

export type ResponseView = HeadView & {
  readonly status: number | null
  readonly reason: string
  readonly version: string
  readonly body: {
    /** Base64, masked, cut at the limit. */
    readonly bytes: string
    readonly length: number
    readonly framing: 'none' | 'content-length' | 'chunked' | 'until-close'
    readonly contentType: string | null
    readonly complete: boolean
    readonly truncated: boolean
  } | null
}

/** What came instead of a response head. */
export type RawAnswerView = { readonly bytes: string; readonly length: number; readonly looksLike: string }

export type VerdictView = {
  readonly rule: string
  readonly outcome: VerdictOutcome
  readonly level: Level
  readonly effect: Effect
  /** A key of `spec/sections`. */
  readonly section: string
  /** Such as "RFC 6455 §4.1". */
  readonly sectionTitle: string
  readonly sectionUrl: string
  readonly title: string
  readonly reason: string | null
  readonly because: string
  readonly at: readonly Place[]
  readonly advice: string | null
}

export type PhaseView = {
  readonly phase: Phase
  readonly state: 'running' | 'reached' | 'failed' | 'skipped'
  /** Milliseconds since the attempt began. */
  readonly startedAt: number
  readonly endedAt: number | null
  /** One line: the address, the TLS version and cipher, "162 octets written" … */
  readonly detail: string
}

export type CloseView = {
  /** What a browser would report. 1005, 1006 and 1015 are reported locally, never sent. */
  readonly code: number
  readonly codeName: string
  readonly reportedLocally: boolean
  readonly reason: string
  readonly by: 'endpoint' | 'us' | 'network' | 'unknown'
  readonly how: 'close-frame' | 'fin' | 'rst' | 'tls-alert' | 'timeout' | 'abort'
  /** What travelled in the first Close frame, or null. */
  readonly wireCode: number | null
  /** One or two plain sentences: who closed, how, and what the code means here. */
  readonly explanation: string
}

export type Counts = {
  readonly framesSent: number
  readonly framesReceived: number
  readonly bytesSent: number
  readonly bytesReceived: number
}

/** The conversation with a proxy, masked. */
export type ProxyView = {
  readonly kind: ProxyData['kind']
  /** Without credentials. */
  readonly url: string
  /** Base64. */
  readonly request: string
  readonly answer: string
  /** Status of the answer to CONNECT; null for SOCKS and where there is none. */
  readonly status: number | null
  readonly reply: string
  /** null while it is not known. */
  readonly granted: boolean | null
}

/** A redirect, followed or not. */
export type RedirectView = {
  readonly status: number
  /** As it came, masked. */
  readonly location: string
  /** The WebSocket URL it leads to; null when there is none. */
  readonly url: string | null
  readonly sameOrigin: boolean
  readonly followed: boolean
  /** What was, or would be, left out because the origin changes: names of lines, `body`, `client certificate` … */
  readonly dropped: readonly string[]
  /** Why it cannot be followed; null when it can. */
  readonly reason: string | null
  /** What was asked and answered on this hop; null on the newest, where they stand in the view itself. */
  readonly request: HeadView | null
  readonly response: HeadView | null
  readonly address: string | null
}

/** Why a client refuses, or why nothing can be said of it. */
export type ClientReasonView = {
  /** The id of a rule, or of a trait (`trait/…`): legal, and refused by some. */
  readonly rule: string
  /** What stands in the answer. */
  readonly because: string
  /** What the client prints; null where it says nothing or that is not known. */
  readonly says: string | null
}

/** What a real client would do with this answer, had it asked for the same subprotocols, with a right key and its own extensions. */
export type ClientView = {
  /** Such as `ws`. */
  readonly client: string
  readonly title: string
  readonly version: string
  /** null when it cannot be told, for the reasons in `unclear`. */
  readonly opens: boolean | null
  readonly refusesOn: readonly ClientReasonView[]
  readonly unclear: readonly ClientReasonView[]
  /** ISO date of the measurement or reading, and where it was. */
  readonly measured: string
  readonly how: 'measured' | 'read' | 'documented'
  readonly source: string
}

/** The verdict as it stood before newer rules judged the attempt again (`npm run rejudge`). */
export type RejudgedView = {
  readonly at: string
  readonly rulesVersion: string
  readonly outcome: AttemptOutcome | null
  readonly summary: string
  /** Rules that fail now and did not, and the other way round. */
  readonly appeared: readonly string[]
  readonly gone: readonly string[]
  /** The same of causes that are certain or likely; absent where that was not known before. */
  readonly causes?: { readonly appeared: readonly string[]; readonly gone: readonly string[] }
}

/** When an attempt was imported, and what wrote the file. Its verdict is the one it was exported with. */
export type ImportedMark = { readonly at: string; readonly tool: string }

/** An address that did not answer while others were left. */
export type TriedView = { readonly address: string; readonly port: number; readonly code: FailureCode; readonly detail: string }

export type GainedView = { readonly variable: string; readonly secret: boolean }

/** A before step: what was asked and answered, and what was taken from it. */
export type StepView = {
  readonly name: string
  readonly method: string
  /** Masked. */
  readonly url: string
  readonly status: number | null
  readonly address: string | null
  readonly request: HeadView | null
  /** Base64, masked; null where nothing was sent behind the head. */
  readonly requestBody: string | null
  /** null until the values were taken from it. */
  readonly response: ResponseView | null
  readonly extracted: readonly { readonly variable: string; readonly found: boolean; readonly secret: boolean }[]
  /** What went wrong, in words; null where nothing did. */
  readonly failed: string | null
}

export type AttemptView = {
  readonly id: string
  readonly createdAt: string
  readonly endedAt: string | null
  readonly profileId: string | null
  /** The attempt this one repeats, or null. */
  readonly repeatOf: string | null
  readonly name: string | null
  readonly note: string | null
  readonly pinned: boolean
  readonly target: {
    readonly url: string
    readonly host: string
    readonly port: number
    readonly tls: boolean
    readonly addresses: readonly ResolvedAddress[]
    readonly address: string | null
  }
  readonly state: AttemptState
  readonly outcome: AttemptOutcome | null
  readonly summary: string
  readonly status: number | null
  readonly phases: readonly PhaseView[]
  readonly failure: Failure | null
  /** In the order they were tried; the last address of all stands in `target.address` or `failure`. */
  readonly tried: readonly TriedView[]
  readonly request: HeadView | null
  readonly interim: readonly HeadView[]
  readonly response: ResponseView | null
  readonly rawAnswer: RawAnswerView | null
  /** Before steps, in their order; what stands in the view itself is the handshake. */
  readonly before: readonly StepView[]
  /** Variables that a before step or a message gave a value, each once; the values are not told. */
  readonly gained: readonly GainedView[]
  /** Oldest first; the last may be one that was not followed. */
  readonly redirects: readonly RedirectView[]
  readonly verdicts: readonly VerdictView[]
  readonly diagnoses: readonly DiagnosisView[]
  readonly answeredBy: AnsweredByView | null
  /** What to capture next, where no cause is certain or likely; empty where nothing is left to explain. */
  readonly captureNext: readonly string[]
  /** Empty until a response head came. */
  readonly clients: readonly ClientView[]
  readonly accept: { readonly expected: string; readonly received: string | null } | null
  readonly subprotocol: string | null
  readonly extensions: string | null
  readonly timings: {
    readonly resolve: number | null
    readonly connect: number | null
    readonly proxy: number | null
    readonly tls: number | null
    readonly http2: number | null
    readonly sent: number | null
    readonly firstByte: number | null
    readonly head: number | null
    readonly total: number | null
  }
  readonly tls: {
    readonly version: string | null
    readonly cipher: string | null
    readonly alpn: string | null
    readonly alpnOffered: readonly string[]
    readonly serverName: string | null
    readonly verify: boolean
    readonly verified: boolean
    readonly error: string | null
    readonly chain: readonly CertificateData[]
  } | null
  readonly protocol: HandshakeProtocol
  readonly proxy: ProxyView | null
  readonly http2: Http2Data | null
  readonly rejudged: RejudgedView | null
  /** What is answered without being asked, at present; null once nothing is answered any more. */
  readonly session: { readonly answerPings: boolean; readonly echoClose: boolean } | null
  readonly close: CloseView | null
  /** What the draft expects, judged; null where it expects nothing. */
  readonly expectations: readonly ExpectationView[] | null
  readonly counts: Counts
  readonly limits: readonly string[]
  /** Why what happens is not recorded just now, though it is shown; null: it is. */
  readonly recording: string | null
  readonly rulesVersion: string
  /** Only of an attempt that a file of exported history brought: when, and what had written the file. */
  readonly imported?: ImportedMark
  /** As used, masked. */
  readonly draft: RequestDraft
}

export type EvidenceView = { readonly text: string; readonly at: readonly Place[] }

/** One cause that can be told from what was seen. */
export type DiagnosisView = {
  readonly id: string
  readonly title: string
  readonly confidence: Confidence
  /** How the fact behind it is known; `unverified` is shown as a possibility only. */
  readonly basis: Basis
  readonly layer: Layer
  /** What it explains: the answer, the end of the session, or only what product this is. */
  readonly about: About
  readonly evidence: readonly EvidenceView[]
  readonly cause: string
  readonly remedy: string
  /** Configuration to copy. */
  readonly snippets: readonly Snippet[]
  /** What `POST /api/attempts/{id}/retry` takes as `change`. */
  readonly change?: Change
  readonly source: string
}

/** A product by its marks. */
export type RecognisedView = {
  readonly pack: string
  readonly product: string
  readonly confidence: Confidence
  readonly evidence: readonly EvidenceView[]
}

/** Who wrote the answer, and who was seen to stand in front. */
export type AnsweredByView = RecognisedView & { readonly layer: Layer; readonly inFront: readonly RecognisedView[] }

/** A message as it reads; payload masked and cut like that of a frame. */
export type MessageView = {
  /** Number of its first frame. */
  readonly from: number
  readonly opcode: number
  /** Octets, inflated. */
  readonly length: number
  /** Base64. */
  readonly payload: string
  readonly truncated: boolean
  /** Where it is valid UTF-8. */
  readonly text?: string
}

/** One frame as the API answers it. Payload unmasked by key, masked by redaction, cut at `maxPayload`. */
export type FrameView = {
  readonly n: number
  readonly at: number
  readonly direction: 'sent' | 'received'
  readonly fin: boolean
  readonly rsv: number
  readonly opcode: number
  readonly masked: boolean
  /** 8 hex digits or null. */
  readonly maskingKey: string | null
  readonly lengthEncoding: 7 | 16 | 64
  readonly length: number
  readonly headerLength: number
  readonly offset: number
  /** Base64. */
  readonly payload: string
  readonly truncated: boolean
  readonly complete: boolean
  /** The payload as text where it is valid UTF-8 (inflated where negotiated), cut like `payload`. */
  readonly text?: string
  /** For a Close frame. */
  readonly close?: { readonly code: number | null; readonly name: string; readonly reason: string }
  /** Octets after inflating, where the message was compressed. */
  readonly inflatedLength?: number
  readonly decoded?: unknown
  /** The message that the frame completes, where neither its payload nor its text is that: fragments joined, binary inflated. */
  readonly message?: MessageView
  /** What the frame breaks; `rule` is the id of the rule that explains it. */
  readonly verdicts: readonly { readonly violation: string; readonly text: string; readonly section: string; readonly rule: string }[]
}
