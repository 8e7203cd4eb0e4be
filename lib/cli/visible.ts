/** Controls, what has no shape of its own (bidirectional marks, zero-width characters, tags), line separators, halves of characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/**
 * A text that came from a server, safe for a terminal: what would be obeyed or not be seen is written as `\uXXXX`, which also is
 * its escape in JSON.
 */
export function visible(text: string): string {
  return text.replace(UNSEEN, (char) =>
    Array.from({ length: char.length }, (_, at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  )
}
