import { utf8DecodeLossy } from '../bytes/utf8'
import type { Decoder } from './parts/decoder'
import { MOST_TEXT, textOf } from './parts/text-of'

const BINARY = 2
const TEXT = 1

/** Text in UTF-8. A binary message counts as text only where no control character stands in its beginning. */
export const text: Decoder = {
  id: 'text',
  title: 'Text',
  priority(payload, { opcode, truncated }) {
    if (opcode === TEXT) return 10
    if (textOf(payload.subarray(0, 4_096), truncated || payload.length > 4_096) === null) return 0
    return opcode === BINARY && payload.subarray(0, 4_096).some(isControl) ? 0 : 10
  },
  decode(payload, { truncated }) {
    const read = textOf(payload, truncated)
    if (read !== null) return { form: 'text', ...read, note: null }
    const shown = payload.subarray(0, MOST_TEXT)
    const note = 'This is not UTF-8: octets that do not fit are shown as replacement characters'
    return { form: 'text', text: utf8DecodeLossy(shown), truncated: truncated === true || shown.length < payload.length, note }
  },
}

function isControl(octet: number): boolean {
  return (octet < 0x20 && octet !== 0x09 && octet !== 0x0a && octet !== 0x0d) || octet === 0x7f
}
