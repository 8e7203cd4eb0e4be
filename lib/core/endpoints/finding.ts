import type { Change } from '../changes/change'
import type { Seen } from './look'
import type { About, Basis, Confidence, Layer } from './pack'
import type { Snippet } from './snippet'

/** A diagnosis that matched, its words filled in. Sentences may quote what travelled: they are not masked yet. */
export type Finding = {
  readonly id: string
  readonly pack: string
  readonly title: string
  readonly confidence: Confidence
  readonly basis: Basis
  readonly layer: Layer
  /** What it explains: the answer, the end of the session, or only what product this is. */
  readonly about: About
  /** The answer was written behind the product it is about. */
  readonly passedOn: boolean
  readonly evidence: readonly Seen[]
  readonly cause: string
  readonly remedy: string
  readonly snippets: readonly Snippet[]
  readonly change: Change | null
  readonly source: string
}
