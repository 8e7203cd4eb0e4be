import { quotedAt } from './powershell-words'

/** Pairs that are read at most. */
const MOST_PAIRS = 2000

/** The pairs of a PowerShell hash table `@{ "A" = "b"; C = 1 }` in their order, or null for what is none. */
export function hashPairs(table: string): (readonly [name: string, value: string])[] | null {
  if (!table.startsWith('@{') || !table.endsWith('}')) return null
  const inside = table.slice(2, -1)
  const pairs: (readonly [string, string])[] = []
  let at = 0
  while (pairs.length < MOST_PAIRS) {
    at = skip(inside, at, /[\s;,]/)
    if (at >= inside.length) return pairs
    const name = part(inside, at, /[\s=;]/)
    at = skip(inside, name.end, /\s/)
    if (inside[at] !== '=' || name.text === '') return null
    at = skip(inside, at + 1, /[ \t]/)
    const value = part(inside, at, /[\r\n;]/)
    pairs.push([name.text, value.text])
    at = value.end
  }
  return pairs
}

function part(text: string, at: number, stop: RegExp): { readonly text: string; readonly end: number } {
  const quote = quotedAt(text, at)
  if (quote !== null) return quote.end === -1 ? { text: '', end: text.length } : quote
  let end = at
  while (end < text.length && !stop.test(text.charAt(end))) end++
  return { text: text.slice(at, end).trim(), end }
}

function skip(text: string, from: number, what: RegExp): number {
  let at = from
  while (at < text.length && what.test(text.charAt(at))) at++
  return at
}
