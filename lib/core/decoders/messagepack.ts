import type { DecodedPayload, Decoder } from './parts/decoder'
import { readMsgpack } from './parts/read-msgpack'
import { valueText } from './parts/value-text'

const BINARY = 2
/** What is tried to tell whether all of a payload is MessagePack. */
const MOST_TRIED = 65_536

/** MessagePack, several values in a row too. Integers are exact, octets stay octets. */
export const messagepack: Decoder = {
  id: 'messagepack',
  title: 'MessagePack',
  priority(payload, { opcode, subprotocol, truncated }) {
    if (opcode !== BINARY || payload.length < 2) return 0
    if (/msgpack/.test(subprotocol ?? '')) return 70
    const first = payload[0] ?? 0
    // A map or an array: a single number says nothing.
    const container = (first >= 0x80 && first < 0xa0) || (first >= 0xdc && first <= 0xdf)
    if (!container || truncated || payload.length > MOST_TRIED) return 0
    try {
      return readMsgpack(payload).end === payload.length ? 34 : 0
    } catch {
      return 0
    }
  },
  decode(payload, { truncated = false }): DecodedPayload {
    const { values } = readMsgpack(payload)
    const summary = values.length === 1 ? undefined : `${values.length} values`
    const text = values.map(valueText).join('\n\n')
    return { form: 'text', text, truncated, note: null, ...(summary === undefined ? {} : { summary }) }
  },
}
