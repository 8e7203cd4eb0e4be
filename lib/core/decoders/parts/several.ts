/** Messages of one payload that a line names. */
const MOST_NAMED = 3

/** What several messages of one payload are in a line: the one as it is, of more how many and the first three. */
export function severalLine(what: string, summaries: readonly string[]): string {
  const [first = ''] = summaries
  return summaries.length <= 1 ? first : `${summaries.length} ${what}: ${summaries.slice(0, MOST_NAMED).join('; ')}`
}
