import type { Artifacts } from '../artifacts/artifacts'
import type { Span } from '../bytes/span'
import type { ObserverCheckpoint } from '../connection/observe'
import type { RespondPolicy } from '../connection/respond'
import type { Pack } from '../endpoints/pack'
import type { FrameDraft } from '../frames/frame-draft'
import type { OpenInflater } from '../frames/inflater'
import type { RequestDraft, Target } from '../handshake/draft'
import type { ResponseHead } from '../http1/head'
import type { Judge } from '../rules/judge'
import type { Fact } from '../transcript/fact'
import type { Limits } from '../transcript/limits'
import type { ActivityView } from './activity'
import type { AttemptView, Counts, FrameView, RejudgedView } from './view'

/** What makes the redacted form; `handshake/redact` makes one from the draft's secret values. */
export type ReportRedactor = {
  headSpans(bytes: Uint8Array): readonly Span[]
  payloadSpans(bytes: Uint8Array): readonly Span[]
  begun(bytes: Uint8Array): number
  maskBytes(bytes: Uint8Array, spans: readonly Span[]): Uint8Array
  text(text: string): string
  url(url: string): string
}

/** What is known of an attempt besides its facts. */
export type ReporterMeta = {
  readonly id: string
  /** ISO 8601 with milliseconds, UTC; fact times count from it. */
  readonly createdAt: string
  readonly profileId: string | null
  readonly repeatOf: string | null
  readonly name: string | null
  readonly note: string | null
  readonly pinned: boolean
  /** As used, masked. */
  readonly draft: RequestDraft
  /** As used, exact; every output is made with `redactor.url`. */
  readonly url: string
  /** null when the URL cannot be read. */
  readonly target: Target | null
  readonly redactor: ReportRedactor
  /** Without it compressed messages are shown compressed. */
  readonly openInflater?: OpenInflater
  /** An earlier attempt that sent the same Sec-WebSocket-Key, or null; absent where it was not looked for. */
  readonly keySeen?: Artifacts['keySeen']
  /** The verdict before newer rules judged the attempt again. */
  readonly rejudged?: RejudgedView | null
  /** Default: every rule (`rules/judge`). */
  readonly judge?: Judge
  /** Default: every pack. */
  readonly packs?: readonly Pack[]
  readonly limits?: Limits
  /** Octets of a payload in a FrameView; default 4096. */
  readonly maxPayload?: number
  /** false: no FrameViews are made, for a caller that wants only the view. */
  readonly frames?: boolean
  /** Messages are kept for `takeMessages`. */
  readonly listens?: boolean
  /** The facts stop without an end because our process ended. */
  readonly interrupted?: boolean
}

/** How the wait for a response ended: not yet, by a 101 head, by another final head, or by anything else. */
export type Answered = 'no' | 'upgraded' | 'refused' | 'failed'

/** A frame as it is shown, and how many frames were completed with it. */
export type ToldFrame = { readonly frame: FrameView; readonly place: number }

/** Facts in, view out; the same live and from the store. */
export type Reporter = {
  push(fact: Fact): void
  /** The frames told since the last call, in order of completion: the newest, at most `MOST_TOLD`. */
  takeFrames(): ToldFrame[]
  /** Frames the session's policy wants sent since the last call (pongs, the echo of a Close); at most one of each. */
  takeResponses(): FrameDraft[]
  /** The redacted view; the same object while `revision` stays. */
  view(): AttemptView
  /** What travelled over time. */
  activity(): ActivityView
  /** Grows whenever `view()` would differ. */
  readonly revision: number
  readonly counts: Counts
  readonly answered: Answered
  /** The final response head of the newest connection, exact: for following it, not for showing it. */
  readonly answer: ResponseHead | null
  /** The body of that answer as far as it is here, exact. */
  readonly answerBody: Uint8Array
  /** The newest connection is a before step's. */
  readonly inStep: boolean
  /** The verdict will not change by waiting for more of the answer: a 101 head, a whole body, or an end. */
  readonly decided: boolean
  /** No further fact is expected (a followed redirect goes on all the same). */
  readonly ended: boolean
  /** Frames that began so far; where a fact stands among them is how the store finds a frame again. */
  readonly framesBegun: number
  /** The observer's state after the newest fact (`connection/observe`), null while it is too large to be kept. */
  checkpoint(): ObserverCheckpoint | null
  /** Name, note and pin as people change them. */
  rename(change: Partial<Pick<ReporterMeta, 'name' | 'note' | 'pinned'>>): void
  /** The redactor masks more than before, and perhaps the handshake leads elsewhere: everything shown is made anew. */
  renew(change: Pick<ReporterMeta, 'url' | 'target'>): void
  /** Text messages received since the last call, exact, where the meta asks for them; not those beyond 64 KiB. */
  takeMessages(): Uint8Array[]
  /** Lets go of what views were made of: nobody looks. The next view is made from the beginning. */
  rest(): void
  /** What the session answers by itself from now on; nothing of it is stored. */
  respondBy(policy: Partial<RespondPolicy>): void
}
