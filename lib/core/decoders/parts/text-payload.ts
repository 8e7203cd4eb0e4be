import { textOf } from './text-of'

/** The text of a payload that must be text. Throws what it is instead. */
export function textPayload(payload: Uint8Array, truncated = false): { readonly text: string; readonly truncated: boolean } {
  const read = textOf(payload, truncated)
  if (read === null) throw new Error('it is not UTF-8')
  return read
}
