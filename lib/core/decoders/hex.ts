import type { Decoder } from './parts/decoder'

const ROW = 16
/** Octets shown at most. */
const MOST = 65_536

/** A table of octets: offset, sixteen octets in hexadecimal, the same as ASCII. Answers for every payload. */
export const hex: Decoder = {
  id: 'hex',
  title: 'Hexadecimal',
  priority: () => 1,
  decode(payload, { truncated }) {
    const shown = payload.subarray(0, MOST)
    const rows: string[] = []
    for (let at = 0; at < shown.length; at += ROW) rows.push(row(shown.subarray(at, at + ROW), at))
    return { form: 'hex', text: rows.join('\n'), truncated: truncated === true || shown.length < payload.length, note: null }
  },
}

function row(octets: Uint8Array, offset: number): string {
  const pairs = Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join(' ')
  const ascii = Array.from(octets, (octet) => (octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '.')).join('')
  return `${offset.toString(16).padStart(8, '0')}  ${pairs.padEnd(ROW * 3 - 1)}  ${ascii}`
}
