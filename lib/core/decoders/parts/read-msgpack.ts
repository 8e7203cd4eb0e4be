import { type OctetReader, octetReader, shownHex, shownText } from './octet-reader'
import type { Value } from './value-text'

const DEEPEST = 100
/** Values read at most. */
const MOST_VALUES = 100_000

/** Reads MessagePack values, one behind the other, and where the last ended; throws what is wrong and at which octet. */
export function readMsgpack(bytes: Uint8Array, most = 1_000): { readonly values: readonly Value[]; readonly end: number } {
  const reader = octetReader(bytes)
  const budget = { left: MOST_VALUES }
  const values: Value[] = []
  while (reader.left > 0 && values.length < most) values.push(readValue(reader, 0, budget))
  return { values, end: reader.at }
}

function readValue(reader: OctetReader, depth: number, budget: { left: number }): Value {
  if (depth > DEEPEST) throw new Error(`it is nested more than ${DEEPEST} deep`)
  if (budget.left-- <= 0) throw new Error(`it has more than ${MOST_VALUES} values`)
  const start = reader.at
  const type = reader.u8()
  const size = (octets: 1 | 2 | 4) => Number(reader.uint(octets))
  const list = (count: number): Value => {
    if (count > reader.left) throw new Error(`an array of ${count} is announced at octet ${start}, ${reader.left} octets are here`)
    return Array.from({ length: count }, () => readValue(reader, depth + 1, budget))
  }
  const map = (count: number): Value => {
    if (count * 2 > reader.left) throw new Error(`a map of ${count} is announced at octet ${start}, ${reader.left} octets are here`)
    const entry = (): readonly [Value, Value] => [readValue(reader, depth + 1, budget), readValue(reader, depth + 1, budget)]
    return { entries: Array.from({ length: count }, entry) }
  }
  const signed = (octets: 1 | 2 | 4 | 8) => String(BigInt.asIntN(octets * 8, reader.uint(octets)))
  const extension = (length: number): Value => {
    const kind = Number(BigInt.asIntN(8, reader.uint(1)))
    return extended(kind, reader.take(length))
  }
  if (type < 0x80) return String(type)
  if (type < 0x90) return map(type & 15)
  if (type < 0xa0) return list(type & 15)
  if (type < 0xc0) return shownText(reader.take(type & 31))
  if (type >= 0xe0) return String(type - 256)
  switch (type) {
    case 0xc0:
      return 'null'
    case 0xc2:
      return 'false'
    case 0xc3:
      return 'true'
    case 0xc4:
    case 0xc5:
    case 0xc6:
      return { tag: 'bin', value: shownHex(reader.take(size(SIZES[type - 0xc4] ?? 1))) }
    case 0xc7:
    case 0xc8:
    case 0xc9:
      return extension(size(SIZES[type - 0xc7] ?? 1))
    case 0xca:
      return numberText(reader.float(4))
    case 0xcb:
      return numberText(reader.float(8))
    case 0xcc:
    case 0xcd:
    case 0xce:
    case 0xcf:
      return String(reader.uint(WIDTHS[type - 0xcc] ?? 1))
    case 0xd0:
    case 0xd1:
    case 0xd2:
    case 0xd3:
      return signed(WIDTHS[type - 0xd0] ?? 1)
    case 0xd4:
    case 0xd5:
    case 0xd6:
    case 0xd7:
    case 0xd8:
      return extension(1 << (type - 0xd4))
    case 0xd9:
    case 0xda:
    case 0xdb:
      return shownText(reader.take(size(SIZES[type - 0xd9] ?? 1)))
    case 0xdc:
      return list(size(2))
    case 0xdd:
      return list(size(4))
    case 0xde:
      return map(size(2))
    case 0xdf:
      return map(size(4))
    default:
      throw new Error(`octet ${start} is 0x${type.toString(16)}, which MessagePack never uses`)
  }
}

const SIZES = [1, 2, 4] as const
const WIDTHS = [1, 2, 4, 8] as const
const TIMESTAMP = -1

/** Extension types; the one that is specified is the timestamp. */
function extended(kind: number, data: Uint8Array): Value {
  if (kind !== TIMESTAMP || ![4, 8, 12].includes(data.length)) return { tag: `ext ${kind}`, value: shownHex(data) }
  const reader = octetReader(data)
  if (data.length === 4) return { tag: 'timestamp', value: `${reader.uint(4)} s` }
  if (data.length === 12) {
    const nanoseconds = reader.uint(4)
    return { tag: 'timestamp', value: `${BigInt.asIntN(64, reader.uint(8))} s ${nanoseconds} ns` }
  }
  const both = reader.uint(8)
  return { tag: 'timestamp', value: `${both & 0x3ffffffffn} s ${both >> 34n} ns` }
}

/** A float as JavaScript writes it, told apart from an integer. */
export function numberText(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? `${Object.is(value, -0) ? '-0' : value}.0` : String(value)
}
