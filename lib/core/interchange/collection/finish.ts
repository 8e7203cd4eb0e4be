import type { RequestDraft } from '../../handshake/draft'
import { DRAFT_LIMIT, type ImportFormat, type ImportNote, type ImportResult } from '../import-result'
import { findPlaceholders } from '../placeholders'
import { firstLine, unreadable } from '../unreadable'

/** A request of a collection: where it stood, what it was called, and its draft. */
export type Collected = { readonly path: readonly string[]; readonly name: string; readonly draft: RequestDraft }

type Rest = {
  readonly notes: readonly ImportNote[]
  /** Requests there were, where a reader stopped at a thousand. */
  readonly total?: number
  readonly text: string
  /** Why there is none. */
  readonly nothing: string
}

const MOST_NAME = 120
const MOST_NOTE = 400

/**
 * The result of the requests found in a collection: each draft's note says folder and name, the second of a name gets a number. Beyond
 * a thousand a note says how many there were. Without any the text's problem is `nothing`.
 */
export function finish(
  format: ImportFormat,
  found: readonly Collected[],
  { notes: more, total = found.length, text, nothing }: Rest,
): ImportResult {
  if (found.length === 0) {
    const { start, end } = firstLine(text)
    return { ...unreadable(format, { message: nothing, start, end }), notes: more }
  }
  const notes: ImportNote[] = []
  const seen = new Map<string, number>()
  const drafts = found.slice(0, DRAFT_LIMIT).map(({ path, name, draft }) => {
    const title = [...path, name]
      .map(clean)
      .filter((part) => part !== '')
      .join(' / ')
      .slice(0, MOST_NOTE)
    const count = (seen.get(title) ?? 0) + 1
    seen.set(title, count)
    return title === '' ? draft : { ...draft, note: count === 1 ? title : `${title} (${count})` }
  })
  const repeated = [...seen].filter(([title, count]) => count > 1 && title !== '')
  const [example] = repeated
  if (example !== undefined) {
    const others = repeated.length > 1 ? `, and ${repeated.length - 1} more names repeat` : ''
    notes.push({ code: 'names-repeated', text: `"${example[0]}" names ${example[1]} requests${others}: the later ones have a number` })
  }
  if (total > drafts.length) notes.push({ code: 'drafts-cut', text: `${total} requests were found: the first ${DRAFT_LIMIT} were read` })
  const [first] = drafts
  return { format, drafts, notes: [...notes, ...more], placeholders: first === undefined ? [] : findPlaceholders(first), problems: [] }
}

/** A name on one line, cut. */
export function clean(name: string): string {
  const line = name
    .slice(0, MOST_NAME * 2)
    .replace(/\s+/g, ' ')
    .trim()
  return line.length > MOST_NAME ? `${line.slice(0, MOST_NAME)}…` : line
}
