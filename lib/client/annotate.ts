import { api } from './api'
import type { AttemptSummary } from './history'

export type Annotation = Partial<Pick<AttemptSummary, 'name' | 'note' | 'pinned'>>

/** Writes what people note on an attempt; gives what stands there now. */
export async function annotateAttempt(id: string, annotation: Annotation): Promise<Required<Annotation>> {
  const { name, note, pinned } = await api<Required<Annotation>>(`/api/attempts/${encodeURIComponent(id)}`, {
    method: 'PATCH',
    body: annotation,
  })
  return { name, note, pinned }
}
