import type { Change } from '../changes/change'
import type { PackLadder } from '../changes/ladder-row'
import type { RequestDraft } from '../handshake/draft'
import type { Look, Seen } from './look'
import type { Snippet } from './snippet'

/**
 * How sure a diagnosis is once everything it asks for was seen. `certain`: nothing else is known to look like this. `likely`: it is
 * the usual reason. `possible`: one of several.
 */
export type Confidence = 'certain' | 'likely' | 'possible'

/** How the fact behind a diagnosis is known. What is only `reported` is never more than likely, what is `unverified` never more than possible. */
export type Basis = 'measured' | 'source' | 'documented' | 'reported' | 'unverified'

/** Which part of the way speaks. */
export type Layer = 'client' | 'network' | 'firewall' | 'proxy' | 'authentication' | 'application'

/** What a finding explains. */
export type About = 'answer' | 'end' | 'product'

type Words = string | ((look: Look) => string)

/** One cause that can be told from what was seen. */
export type Diagnosis = {
  /** `<pack>/<name>`. */
  readonly id: string
  /** Rows of the catalogue of recognition rules it shows, such as `042`; of the Jenkins tables such as `A2-3` and `E-403-empty`. */
  readonly rows: readonly string[]
  /** A clause that says what is the matter, without a capital or a stop: "the secret does not belong to node my-agent". */
  readonly says: Words
  readonly confidence: Confidence
  readonly basis: Basis
  readonly layer: Layer
  /** Said only where nothing surer than `possible` is: what a status alone suggests. */
  readonly fallback?: true
  /** Says what the endpoint is, not what is the matter: never the reason in a sentence, and ranked last. */
  readonly informs?: true
  /** The product changed what passes through it, and another wrote the answer: it names who stands in front, not the author. */
  readonly passedOn?: true
  /** Everything that has to be seen: it matches when none is null. Where all of it is broad, it is possible at most. */
  readonly when: (look: Look) => readonly (Seen | null)[]
  /** What else speaks for it; shown where it was seen, never required. */
  readonly also?: (look: Look) => readonly (Seen | null)[]
  /** One to three sentences: why this happens. */
  readonly cause: Words
  /** What to do about it, concretely. */
  readonly remedy: Words
  /** Configuration to copy. */
  readonly snippets?: readonly Snippet[]
  /** What can be tried at once with one change of the request; null where it does not apply. */
  readonly change?: (look: Look) => Change | null
  /** Where the fact is from: a repository and file, an RFC section, or where and when it was measured. */
  readonly source: string
}

/** A mark by which a product is recognised; null when it is not seen. */
export type Signal = (look: Look) => Seen | null

/** What is known of one product. */
export type Pack = {
  /** The name of its file or folder. */
  readonly id: string
  /** As its makers write it. */
  readonly title: string
  /** `front`: stands before others and may answer for them. `origin`: the end of the way. `any`: no product at all. */
  readonly role: 'origin' | 'front' | 'any'
  readonly signals: {
    /** Each alone names the product as the one that wrote the answer. */
    readonly strong: readonly Signal[]
    /** Others write it too, or pass it on: alone it never decides. */
    readonly broad: readonly Signal[]
  }
  readonly diagnoses: readonly Diagnosis[]
  /** What to know before changes are tried on a draft one after the other; null where the draft is not for this product. */
  readonly ladder?: (draft: RequestDraft) => PackLadder | null
}
