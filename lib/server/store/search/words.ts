import 'server-only'
import { InputError } from '../../../core/errors/errors'

/** One thing looked for: runs of letters and digits that follow each other, whatever stands between them. */
export type SearchWord = { readonly tokens: readonly string[]; readonly begins: boolean }

/** Words of one search. */
export const MOST_WORDS = 32
/** A word that more attempts hold as it stands finds only itself: FTS5 would gather all of them before it gives the first. */
export const HELD_BY_MANY = 10_000
/** The last word, which may still be typed, finds those that begin with it from this length on. */
export const SHORTEST_PREFIX = 3

/** What the index takes for a word: the categories of its tokenizer. */
export const TOKENS = /[\p{L}\p{N}\p{Co}]+/gu

/**
 * Reads what somebody typed: words between spaces, of which the last may be the beginning of one, and runs of words between quotes, which are found exactly so. What holds no letter
 * and no digit is left out. Throws InputError `too-many-words`.
 */
export function readWords(q: string): readonly SearchWord[] {
  const words: SearchWord[] = []
  for (const [, quoted, plain = ''] of q.matchAll(/"([^"]*)"?|([^\s"]+)/g)) {
    const tokens = (quoted ?? plain).match(TOKENS) ?? []
    const last = tokens.at(-1)
    if (last === undefined) continue
    words.push({ tokens, begins: quoted === undefined && plain.endsWith(last) && last.length >= SHORTEST_PREFIX })
  }
  if (words.length <= MOST_WORDS) return words.map((word, at) => (at === words.length - 1 ? word : { ...word, begins: false }))
  const message = `${words.length} words, and at most ${MOST_WORDS} are searched for`
  throw new InputError('too-many-words', `The search has ${message}: leave some out`, [{ path: 'q', message }])
}

/** The words as an expression of FTS5 over one column. Tokens hold letters and digits only, so that nothing typed is read as its syntax. */
export function toExpression(words: readonly SearchWord[], column: string): string {
  return words.map(({ tokens, begins }) => `(${column} : "${tokens.join(' ')}"${begins ? ' *' : ''})`).join(' AND ')
}

/** The words as the index is asked for them; `isHeldBy` says whether so many attempts hold an expression. */
export function settledWords(
  words: readonly SearchWord[],
  column: string,
  isHeldBy: (expression: string, attempts: number) => boolean,
): readonly SearchWord[] {
  return words.map((word) => {
    if (!word.begins) return word
    const whole = { ...word, begins: false }
    return isHeldBy(toExpression([whole], column), HELD_BY_MANY) ? whole : word
  })
}
