import type { Part, Place } from '@/lib/core/bytes/span'
import type { VerdictView } from '@/lib/core/report/view'

/** Where the octets of one finding stand in a part of the conversation. */
export function litPlaces(verdicts: readonly VerdictView[], rule: string | null, part: Part): Place[] {
  const verdict = verdicts.find((candidate) => candidate.rule === rule)
  return verdict ? verdict.at.filter((place) => place.part === part) : []
}
