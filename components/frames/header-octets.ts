import type { FrameView } from '@/lib/core/report/view'
import { opcodeName } from '@/lib/core/spec/opcodes'

/** A few bits of a frame's header: where they stand, their value and what it means. */
export type HeaderField = { readonly name: string; readonly bits: string; readonly value: string; readonly meaning: string }

const bit = (on: boolean) => (on ? '1' : '0')

function lengthField(frame: FrameView): HeaderField {
  const first = frame.lengthEncoding === 7 ? frame.length : frame.lengthEncoding === 16 ? 126 : 127
  const extended = frame.lengthEncoding === 7 ? '' : `, then ${frame.lengthEncoding} bits`
  return {
    name: 'Payload length',
    bits: first.toString(2).padStart(7, '0'),
    value: `${first}${extended}`,
    meaning:
      frame.lengthEncoding === 7
        ? `${frame.length} octets follow`
        : `the length stands in the next ${frame.lengthEncoding} bits: ${frame.length} octets`,
  }
}

/** The header of a frame, field by field (RFC 6455 §5.2). */
export function headerFields(frame: FrameView): HeaderField[] {
  const reserved = ([4, 2, 1] as const).map((mask, i): HeaderField => {
    const on = (frame.rsv & mask) !== 0
    const meaning = on
      ? i === 0 && frame.inflatedLength !== undefined
        ? 'compressed (permessage-deflate)'
        : 'set: needs an extension that gives it a meaning'
      : 'not set'
    return { name: `RSV${i + 1}`, bits: bit(on), value: bit(on), meaning }
  })
  return [
    {
      name: 'FIN',
      bits: bit(frame.fin),
      value: bit(frame.fin),
      meaning: frame.fin ? 'the last fragment of its message' : 'more fragments follow',
    },
    ...reserved,
    {
      name: 'Opcode',
      bits: (frame.opcode & 15).toString(2).padStart(4, '0'),
      value: `0x${frame.opcode.toString(16)}`,
      meaning: opcodeName(frame.opcode),
    },
    {
      name: 'MASK',
      bits: bit(frame.masked),
      value: bit(frame.masked),
      meaning: frame.masked ? 'the payload is masked, as a client must' : 'the payload is not masked, as a server must',
    },
    lengthField(frame),
    ...(frame.maskingKey === null
      ? []
      : [{ name: 'Masking key', bits: '', value: frame.maskingKey, meaning: 'each octet of the payload is XORed with it' }]),
  ]
}
