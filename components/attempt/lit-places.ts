import type { Part, Place } from '@/lib/core/bytes/span'
import type { AttemptView, EvidenceView, VerdictView } from '@/lib/core/report/view'

/** Where the octets of one finding, or of the lit evidence, stand in a part of the conversation. */
export function litPlaces(verdicts: readonly VerdictView[], rule: string | null, part: Part, seenAt: readonly Place[] = []): Place[] {
  const at = verdicts.find((candidate) => candidate.rule === rule)?.at ?? seenAt
  return at.filter((place) => place.part === part)
}

/** The key under which a piece of evidence is lit: whose it is, and the how manieth. */
export const evidenceKey = (owner: string, n: number): string => `${owner}#${n}`

/** Where all evidence of an attempt stands, by key. */
export function evidencePlaces({ diagnoses, answeredBy }: Pick<AttemptView, 'diagnoses' | 'answeredBy'>): Map<string, readonly Place[]> {
  const places = new Map<string, readonly Place[]>()
  const add = (owner: string, evidence: readonly EvidenceView[]) => {
    for (const [n, { at }] of evidence.entries()) places.set(evidenceKey(owner, n), at)
  }
  for (const { id, evidence } of diagnoses) add(id, evidence)
  for (const one of answeredBy ? [answeredBy, ...answeredBy.inFront] : []) add(one.pack, one.evidence)
  return places
}
