import { type OctetReader, octetReader, shownHex, shownText } from './octet-reader'
import type { Value } from './value-text'

const DEEPEST = 100
/** Values read at most. */
const MOST_VALUES = 100_000

/** What stands for a value that could not be read. */
export const UNREAD = '…'

/** How far a reading has come. One that goes `partly` keeps what it has where octets end or are none, and says why in `fault`. */
type Reading = { left: number; readonly partly: boolean; fault: string | null }

/** Reads MessagePack values, one behind the other, and where the last ended; throws what is wrong and at which octet. */
export function readMsgpack(bytes: Uint8Array, most = 1_000): { readonly values: readonly Value[]; readonly end: number } {
  const reader = octetReader(bytes)
  const reading: Reading = { left: MOST_VALUES, partly: false, fault: null }
  const values: Value[] = []
  while (reader.left > 0 && values.length < most) values.push(readValue(reader, 0, reading))
  return { values, end: reader.at }
}

/**
 * Reads the MessagePack value that begins at octet `from`, as far as it goes: UNREAD stands where it goes no further, and `fault`
 * says why. Never throws.
 */
export function readMsgpackPartly(
  bytes: Uint8Array,
  from = 0,
): { readonly value: Value; readonly end: number; readonly fault: string | null } {
  const reader = octetReader(bytes)
  reader.take(Math.min(from, bytes.length))
  const reading: Reading = { left: MOST_VALUES, partly: true, fault: null }
  const value = readValue(reader, 0, reading)
  return { value, end: reader.at, fault: reading.fault }
}

function readValue(reader: OctetReader, depth: number, reading: Reading): Value {
  if (!reading.partly) return readWhole(reader, depth, reading)
  if (reading.fault !== null) return UNREAD
  try {
    return readWhole(reader, depth, reading)
  } catch (error) {
    reading.fault = error instanceof Error ? error.message : String(error)
    return UNREAD
  }
}

function readWhole(reader: OctetReader, depth: number, reading: Reading): Value {
  if (depth > DEEPEST) throw new Error(`it is nested more than ${DEEPEST} deep`)
  if (reading.left-- <= 0) throw new Error(`it has more than ${MOST_VALUES} values`)
  const start = reader.at
  const type = reader.u8()
  const size = (octets: 1 | 2 | 4) => Number(reader.uint(octets))
  const next = () => readValue(reader, depth + 1, reading)
  // Each item takes an octet at least, so what is announced costs no more than what is here.
  const items = <T>(count: number, least: number, what: string, item: () => T): readonly T[] => {
    const lie = count * least > reader.left ? `${what} of ${count} is announced at octet ${start}, ${reader.left} octets are here` : null
    if (lie !== null && !reading.partly) throw new Error(lie)
    const read: T[] = []
    while (read.length < count && reading.fault === null) read.push(item())
    if (lie !== null) reading.fault = lie
    return read
  }
  const list = (count: number): Value => items(count, 1, 'an array', next)
  const map = (count: number): Value => ({ entries: items(count, 2, 'a map', (): readonly [Value, Value] => [next(), next()]) })
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
