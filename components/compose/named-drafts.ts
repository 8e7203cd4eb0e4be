import type { RequestDraft } from '@/lib/core/handshake/draft'
import { urlSecretSpans } from '@/lib/core/handshake/url-secrets'
import { hasPlaceholder } from '@/lib/core/interchange/placeholders'

/** A draft among several, as it is listed. */
export type NamedDraft = { readonly index: number; readonly name: string; readonly url: string; readonly sought: string }

const MASK = '********'
const MOST_URL = 500

/** Names and URLs of drafts, secrets in the URLs masked; what has no name has its number. */
export function namedDrafts(drafts: readonly RequestDraft[]): NamedDraft[] {
  return drafts.map(({ url, note }, index) => {
    const name = note ?? `Request ${index + 1}`
    const shown = shownUrl(url.slice(0, MOST_URL))
    return { index, name, url: shown, sought: `${name} ${shown}`.toLowerCase() }
  })
}

/** Those that hold every word of a search, in their order. */
export function matchingDrafts(drafts: readonly NamedDraft[], query: string): readonly NamedDraft[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return words.length === 0 ? drafts : drafts.filter(({ sought }) => words.every((word) => sought.includes(word)))
}

/** A URL with its secrets masked; a word that only stands for a value is shown. */
export function shownUrl(url: string): string {
  return urlSecretSpans(url)
    .filter(({ start, end }) => end > start && !hasPlaceholder(url.slice(start, end)))
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end }) => text.slice(0, start) + MASK + text.slice(end), url)
}
