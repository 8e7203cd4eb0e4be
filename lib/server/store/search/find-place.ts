import 'server-only'
import type { SearchWord } from './words'

/** Where a word stands in a text: offsets of JavaScript's strings. */
export type FoundPlace = { readonly start: number; readonly end: number }
/** Gives the first place of the word in a text, or null. */
export type FindPlace = (text: string) => FoundPlace | null

const OF_A_WORD = /[\p{L}\p{N}\p{Co}]$/u
const BETWEEN = '[^\\p{L}\\p{N}\\p{Co}]+'

/** Finds a word in a text as the index does: whole, or as the beginning of another; letters in any case. */
export function findPlace({ tokens, begins }: SearchWord): FindPlace {
  // Tokens hold letters and digits only: none is a sign of expressions.
  const pattern = tokens.join(BETWEEN) + (begins ? '' : '(?![\\p{L}\\p{N}\\p{Co}])')
  return (text) => {
    for (const { index, 0: hit } of text.matchAll(new RegExp(pattern, 'giu')))
      if (!OF_A_WORD.test(text.slice(Math.max(0, index - 2), index))) return { start: index, end: index + hit.length }
    return null
  }
}
