import { hex } from './hex'
import { json } from './json'
import type { DecodeContext, DecodedPayload, Decoder } from './parts/decoder'
import { text } from './text'

/** What shows any payload: enough for a body, and the rest of what `index` has need not be loaded. */
export const BASIC_DECODERS: readonly Decoder[] = [json, text, hex]

/** A payload as it is shown, and which decoder shows it. */
export type Decoded = DecodedPayload & { readonly decoder: string; readonly title: string }

/**
 * Shows a payload with the decoder of the highest priority, or with the one named by `id`. Never throws: where a decoder does,
 * the payload is shown as hex and `note` says so. `decoders` are those that show anything, unless others are given.
 */
export function decode(payload: Uint8Array, context: DecodeContext, id?: string, decoders: readonly Decoder[] = BASIC_DECODERS): Decoded {
  const chosen = decoders.find((decoder) => decoder.id === id) ?? best(payload, context, decoders)
  try {
    return { decoder: chosen.id, title: chosen.title, ...chosen.decode(payload, context) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'an unnamed error'
    return { decoder: hex.id, title: hex.title, ...hex.decode(payload, context), note: `${chosen.title} failed: ${reason}` }
  }
}

function best(payload: Uint8Array, context: DecodeContext, decoders: readonly Decoder[]): Decoder {
  let chosen: Decoder = hex
  let highest = 0
  for (const decoder of decoders) {
    const priority = priorityOf(decoder, payload, context)
    if (priority > highest) {
      highest = priority
      chosen = decoder
    }
  }
  return chosen
}

function priorityOf(decoder: Decoder, payload: Uint8Array, context: DecodeContext): number {
  try {
    return decoder.priority(payload, context)
  } catch {
    return 0
  }
}
