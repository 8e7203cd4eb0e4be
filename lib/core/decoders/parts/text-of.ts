import { utf8Decode } from '../../bytes/utf8'

/** Octets of text shown at most. */
export const MOST_TEXT = 1_048_576
const LONGEST_CHARACTER = 4

/** The text of octets up to the cap, or null where they are no UTF-8; a character cut at the end is left out. */
export function textOf(payload: Uint8Array, truncated = false): { readonly text: string; readonly truncated: boolean } | null {
  const shown = payload.subarray(0, MOST_TEXT)
  const cut = truncated || shown.length < payload.length
  for (let less = 0; less < (cut ? LONGEST_CHARACTER : 1) && less <= shown.length; less++) {
    const text = utf8Decode(shown.subarray(0, shown.length - less))
    if (text !== null) return { text, truncated: cut }
  }
  return null
}
