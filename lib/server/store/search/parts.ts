import 'server-only'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { SearchText } from '../../../core/report/search-text'
import { type FoundPlace, findPlace } from './find-place'
import type { SearchWord } from './words'

/** The parts of an attempt that are searched, in the order in which a place is shown. */
export const PARTS = ['url', 'name', 'note', 'diagnosis', 'response', 'request', 'body', 'messages'] as const
export type PartName = (typeof PARTS)[number]
export type Parts = Partial<Record<PartName, string>>
/** What the view and the messages say. */
export type ReadParts = SearchText & { readonly messages: string }

/** Where something was found, masked: the word, and what stands around it. */
export type Match = { readonly part: PartName; readonly before: string; readonly hit: string; readonly after: string }

/** Characters of a match at most, and of them those of the word and those before it. */
const MOST_SHOWN = 120
const MOST_OF_HIT = 60
const MOST_BEFORE = 30

/** Stands between two parts, so that no run of words reaches from one into the next. */
const BORDER = ' \u{E000} '

export const textOf = (parts: Parts): string => PARTS.flatMap((name) => parts[name] || []).join(BORDER)
export const packParts = (parts: Parts): Uint8Array => deflateRawSync(JSON.stringify(parts), { level: 3 })
export const unpackParts = (data: Uint8Array): Parts => JSON.parse(inflateRawSync(data).toString()) as Parts // safe: packParts wrote it

/** The first place of a word in the first part that holds one; null where none does. */
export function matchIn(parts: Parts, words: readonly SearchWord[]): Match | null {
  const finders = words.map(findPlace)
  for (const part of PARTS) {
    const text = parts[part]
    if (!text) continue
    for (const find of finders) {
      const place = find(text)
      if (place !== null) return { part, ...around(text, place) }
    }
  }
  return null
}

function around(text: string, { start, end }: FoundPlace) {
  const hit = shown(text.slice(start, Math.min(end, start + MOST_OF_HIT)))
  const before = shown(text.slice(Math.max(0, start - MOST_BEFORE), start))
  const after = shown(text.slice(start + hit.length, start + MOST_SHOWN - before.length))
  return { before, hit, after }
}

/** Line ends and controls are spaces; halves of a character are left out. */
const shown = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\uE000\uE001]/gu, ' ').replace(/\p{Cs}/gu, '')
