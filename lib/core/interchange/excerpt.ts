import type { ImportProblem } from './import-result'

/** The words a problem points at, with those around them, each on one line. */
export type Excerpt = {
  readonly before: string
  readonly seen: string
  readonly after: string
  readonly cutBefore: boolean
  readonly cutAfter: boolean
}

const AROUND = 36
const MOST_SEEN = 200

/** What stands at the place of a problem, short enough to be shown. */
export function excerptOf(text: string, { start, end }: ImportProblem): Excerpt {
  const shown = Math.min(end, start + MOST_SEEN)
  return {
    before: oneLine(text.slice(Math.max(0, start - AROUND), start)),
    seen: oneLine(text.slice(start, shown)),
    after: oneLine(text.slice(shown, shown + AROUND)),
    cutBefore: start > AROUND,
    cutAfter: shown + AROUND < text.length,
  }
}

function oneLine(text: string): string {
  return text.replace(/[\r\n\t]+/g, ' ')
}
