import type { DecodedPayload, Decoder } from './parts/decoder'
import { type OctetReader, octetReader, shownHex, shownText } from './parts/octet-reader'
import { numberText } from './parts/read-msgpack'
import { type Value, valueText } from './parts/value-text'

const BINARY = 2
const MOST_TRIED = 65_536
const DEEPEST = 100
const MOST_VALUES = 100_000
const BREAK = 0xff
const INDEFINITE = 31
/** Tag 55799 marks octets as CBOR (RFC 8949 §3.4.6). */
const MARK = [0xd9, 0xd9, 0xf7] as const

/** CBOR (RFC 8949) in its diagnostic notation: tags, indefinite lengths, integers exact. */
export const cbor: Decoder = {
  id: 'cbor',
  title: 'CBOR',
  priority(payload, { opcode, subprotocol, truncated }) {
    if (opcode !== BINARY || payload.length === 0) return 0
    if (/cbor/.test(subprotocol ?? '')) return 70
    if (MARK.every((octet, at) => payload[at] === octet)) return 68
    const major = (payload[0] ?? 0) >> 5
    if ((major !== 4 && major !== 5) || truncated || payload.length > MOST_TRIED) return 0
    try {
      return readAll(payload).end === payload.length ? 33 : 0
    } catch {
      return 0
    }
  },
  decode(payload, { truncated = false }): DecodedPayload {
    const { values } = readAll(payload)
    return { form: 'text', text: values.map(valueText).join('\n\n'), truncated, note: null }
  },
}

function readAll(bytes: Uint8Array): { values: Value[]; end: number } {
  const reader = octetReader(bytes)
  const budget = { left: MOST_VALUES }
  const values: Value[] = []
  while (reader.left > 0 && values.length < 1_000) values.push(readItem(reader, 0, budget))
  return { values, end: reader.at }
}

function readItem(reader: OctetReader, depth: number, budget: { left: number }): Value {
  if (depth > DEEPEST) throw new Error(`it is nested more than ${DEEPEST} deep`)
  if (budget.left-- <= 0) throw new Error(`it has more than ${MOST_VALUES} items`)
  const start = reader.at
  const first = reader.u8()
  const [major, info] = [first >> 5, first & 31]
  if (info > 27 && info < INDEFINITE) throw new Error(`octet ${start} has the reserved additional information ${info}`)
  if (major === 7) return simple(reader, info, start)
  if (info === INDEFINITE) return indefinite(reader, major, depth, budget, start)
  const value = info < 24 ? BigInt(info) : reader.uint((1 << (info - 24)) as 1 | 2 | 4 | 8) // safe: info is 24 to 27
  if (major === 0) return String(value)
  if (major === 1) return String(-1n - value)
  if (major === 6) return { tag: String(value), value: readItem(reader, depth + 1, budget) }
  if (value > BigInt(reader.left)) throw new Error(`${value} are announced at octet ${start}, ${reader.left} octets are here`)
  const count = Number(value)
  if (major === 2) return `h'${shownHex(reader.take(count))}'`
  if (major === 3) return shownText(reader.take(count))
  if (major === 4) return Array.from({ length: count }, () => readItem(reader, depth + 1, budget))
  return {
    entries: Array.from({ length: count }, () => [readItem(reader, depth + 1, budget), readItem(reader, depth + 1, budget)] as const),
  }
}

function indefinite(reader: OctetReader, major: number, depth: number, budget: { left: number }, start: number): Value {
  if (major < 2 || major === 6) throw new Error(`octet ${start} has no length, which its type must have`)
  const items: Value[] = []
  for (let item = untilBreak(reader, depth, budget); item !== null; item = untilBreak(reader, depth, budget)) items.push(item)
  if (major !== 5) return { tag: major === 4 ? '_' : '_ parts', value: items }
  const entries = Array.from({ length: items.length >> 1 }, (_, at) => [items[at * 2] ?? '', items[at * 2 + 1] ?? ''] as const)
  return { tag: '_', value: { entries } }
}

function untilBreak(reader: OctetReader, depth: number, budget: { left: number }): Value | null {
  const item = readItem(reader, depth + 1, budget)
  return item === 'break' ? null : item
}

function simple(reader: OctetReader, info: number, start: number): Value {
  if (info < 20) return `simple(${info})`
  switch (info) {
    case 20:
      return 'false'
    case 21:
      return 'true'
    case 22:
      return 'null'
    case 23:
      return 'undefined'
    case 24:
      return `simple(${reader.u8()})`
    case 25:
      return numberText(half(Number(reader.uint(2))))
    case 26:
      return numberText(reader.float(4))
    case 27:
      return numberText(reader.float(8))
    default:
      if (info === (BREAK & 31)) return 'break'
      throw new Error(`octet ${start} is no simple value`)
  }
}

/** A float of 16 bits (RFC 8949 appendix D). */
function half(bits: number): number {
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023]
  const value =
    exponent === 0
      ? fraction * 2 ** -24
      : exponent === 31
        ? fraction === 0
          ? Number.POSITIVE_INFINITY
          : Number.NaN
        : (1024 + fraction) * 2 ** (exponent - 25)
  return (bits & 0x8000) === 0 ? value : -value
}
