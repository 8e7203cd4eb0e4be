import type { Basis, Confidence, Layer } from '@/lib/core/endpoints/pack'
import type { Snippet } from '@/lib/core/endpoints/snippet'

/** What the list of diagnoses needs of one; words that depend on what was seen are null. */
export type DiagnosisEntry = {
  readonly id: string
  readonly says: string | null
  readonly confidence: Confidence
  readonly basis: Basis
  readonly layer: Layer
  readonly cause: string | null
  readonly remedy: string | null
  readonly snippets: readonly Snippet[]
  readonly source: string
}
export type PackEntry = { readonly id: string; readonly title: string; readonly diagnoses: readonly DiagnosisEntry[] }

/** Packs with the diagnoses in which every word searched for occurs; packs without any are left out. */
export function packsThatFit(packs: readonly PackEntry[], search: string): PackEntry[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = (title: string, { id, says, cause, remedy, source }: DiagnosisEntry) => {
    const text = `${title} ${id} ${says ?? ''} ${cause ?? ''} ${remedy ?? ''} ${source}`.toLowerCase()
    return words.every((word) => text.includes(word))
  }
  return packs
    .map((pack) => ({ ...pack, diagnoses: pack.diagnoses.filter((diagnosis) => fits(pack.title, diagnosis)) }))
    .filter((pack) => pack.diagnoses.length > 0)
}

export const countOf = (packs: readonly PackEntry[]): number => packs.reduce((sum, { diagnoses }) => sum + diagnoses.length, 0)
