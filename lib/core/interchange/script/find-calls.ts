import { type Literal, readLiteral, skipBlank } from './js-literal'

/** One call of a script: what was called, what it was given, and where it stands. */
export type Call = {
  readonly name: 'fetch' | 'WebSocket'
  readonly given: readonly Literal[]
  readonly start: number
  readonly end: number
}
export type FoundCalls = {
  readonly calls: readonly Call[]
  readonly broken: readonly { readonly start: number; readonly end: number }[]
  readonly more: boolean
}

const CALL =
  /(?<![\w$.])(?:(?:window|globalThis|self)\.)?(?:(fetch)|new[ \t]+(?:(?:window|globalThis|self)\.)?(WebSocket))[ \t]{0,20}\([ \t\r\n]{0,200}(?=["'`])/g
/** What follows an argument that is no literal: read, and of no use here. */
const MOST_GIVEN = 4
/** Each of them may be looked for to the end of the text. */
const MOST_BROKEN = 20

/** The calls `fetch("…")` and `new WebSocket("…")` of a text, `most` at most; `broken` are those that do not end. */
export function findCalls(text: string, most: number): FoundCalls {
  const calls: Call[] = []
  const broken: { start: number; end: number }[] = []
  let from = 0
  for (;;) {
    CALL.lastIndex = from
    const match = CALL.exec(text)
    if (match === null) return { calls, broken, more: false }
    if (calls.length === most || broken.length === MOST_BROKEN) return { calls, broken, more: true }
    const read = readGiven(text, match.index + match[0].length)
    if (read === null) {
      broken.push({ start: match.index, end: match.index + match[0].length })
      from = match.index + match[0].length
      continue
    }
    calls.push({ name: match[1] === undefined ? 'WebSocket' : 'fetch', given: read.given, start: match.index, end: read.end })
    from = read.end
  }
}

function readGiven(text: string, from: number): { readonly given: readonly Literal[]; readonly end: number } | null {
  const given: Literal[] = []
  for (let at = from; given.length < MOST_GIVEN; ) {
    const read = readLiteral(text, at)
    if (read === null) return null
    given.push(read.value)
    at = skipBlank(text, read.end)
    if (text[at] === ')') return { given, end: at + 1 }
    if (text[at] !== ',') return null
    at = skipBlank(text, at + 1)
    if (text[at] === ')') return { given, end: at + 1 }
  }
  return null
}

/** Whether a text has such a call. */
export function hasCall(text: string): boolean {
  CALL.lastIndex = 0
  return CALL.test(text)
}
