import type { TcpObservation } from './observation'

/** What was seen, and in which step of the probe. Sentences may quote the other side: they are not masked yet. */
export type TcpEvidence = { readonly text: string; readonly step: string }
/** `certain`: nothing else is known to look like this. `likely`: the usual reason. `possible`: one of several. */
export type TcpConfidence = 'certain' | 'likely' | 'possible'
/** How the fact behind it is known. */
export type TcpBasis = 'measured' | 'source' | 'documented' | 'reported' | 'unverified'
type Words = string | ((seen: TcpObservation) => string)

/** One cause that a probe of a TCP agent listener can tell. */
export type TcpCause = {
  readonly id: `jenkins-tcp/${string}`
  /** A clause that says what is the matter. */
  readonly title: Words
  readonly confidence: TcpConfidence
  readonly basis: TcpBasis
  /** `problem` stops agents or will; `notice` is worth knowing; `good` is as it should be. */
  readonly weight: 'problem' | 'notice' | 'good'
  /** What speaks for it; null where it does not apply. */
  readonly when: (seen: TcpObservation) => readonly TcpEvidence[] | null
  readonly cause: Words
  readonly remedy: Words
  readonly source: string
}

/** A cause that applies, its words filled in. */
export type TcpDiagnosis = {
  readonly id: string
  readonly title: string
  readonly confidence: TcpConfidence
  readonly basis: TcpBasis
  readonly weight: TcpCause['weight']
  readonly evidence: readonly TcpEvidence[]
  readonly cause: string
  readonly remedy: string
  readonly source: string
}
