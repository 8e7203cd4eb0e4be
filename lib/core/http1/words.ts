/** A run of characters other than space and tab, `[start, end)` in its line. */
export type Word = { readonly text: string; readonly start: number; readonly end: number }

/** The words of a start line. */
export function wordsOf(line: string): Word[] {
  const words: Word[] = []
  let start = -1
  for (let at = 0; at <= line.length; at++) {
    const inside = at < line.length && line[at] !== ' ' && line[at] !== '\t'
    if (inside && start === -1) start = at
    if (!inside && start !== -1) {
      words.push({ text: line.slice(start, at), start, end: at })
      start = -1
    }
  }
  return words
}
