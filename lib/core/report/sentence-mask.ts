import { latin1Decode } from '../bytes/latin1'
import type { Span } from '../bytes/span'

/** Shorter texts are too common to be looked for in sentences. */
const SHORTEST = 4
const PROBE = 8

/**
 * Masks in a sentence what was masked in a head: a sentence may quote a value, whole or cut, that is secret only because of the
 * field it stands in. `secrets` are the exact texts of masked spans.
 */
export function maskQuotes(sentence: string, secrets: readonly string[]): string {
  let masked = sentence
  for (const secret of secrets) {
    if (secret.length < SHORTEST) continue
    const probe = secret.slice(0, PROBE)
    for (let at = masked.indexOf(probe); at !== -1; at = masked.indexOf(probe, at + 1)) {
      let length = probe.length
      while (length < secret.length && masked[at + length] === secret[length]) length++
      masked = masked.slice(0, at) + '*'.repeat(length) + masked.slice(at + length)
    }
  }
  return masked
}

/** The exact texts of masked spans, each once. */
export function secretTexts(exact: Uint8Array, spans: readonly Span[]): string[] {
  return [...new Set(spans.map(({ start, end }) => latin1Decode(exact, start, end)))]
}
