import 'server-only'

/** How often a cause was told; `lastAt` and `attemptId` are of the newest attempt that had it. */
export type CauseCount = { readonly id: string; readonly count: number; readonly lastAt: number; readonly attemptId: string }

/** Counts causes: told attempts newest first, each with the JSON list of its causes as it is stored. */
export function causeCounts() {
  const counts = new Map<string, { count: number; lastAt: number; attemptId: string }>()
  /** The same few lists come again and again. */
  const known = new Map<string, readonly string[]>()
  const idsOf = (list: string) => {
    const ids = known.get(list) ?? (JSON.parse(list) as string[]) // safe: only the store writes this column, from lists of strings
    if (known.size < 1_000) known.set(list, ids)
    return ids
  }
  return {
    push(list: string | null, lastAt: number, attemptId: string): void {
      if (list === null || list === '[]') return
      for (const id of idsOf(list)) {
        const one = counts.get(id)
        if (one === undefined) counts.set(id, { count: 1, lastAt, attemptId })
        else one.count++
      }
    },
    /** The most frequent first. */
    causes: (): CauseCount[] =>
      [...counts].map(([id, one]) => ({ id, ...one })).sort((a, b) => b.count - a.count || a.id.localeCompare(b.id)),
  }
}
