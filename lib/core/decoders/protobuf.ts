import { utf8Decode } from '../bytes/utf8'
import type { DecodedPayload, Decoder } from './parts/decoder'
import { octetReader, shownHex } from './parts/octet-reader'
import { type Value, valueText } from './parts/value-text'
import { readVarint, unZigzag } from './parts/varint'

const BINARY = 2
const MOST_TRIED = 65_536
const DEEPEST = 30
const MOST_FIELDS = 20_000
/** Field numbers above this are legal and never seen: what has them is most likely something else. */
const LIKELY_FIELD = 2_000
/** gRPC puts one octet (compressed or not) and a length of four before each message. */
const GRPC = 5
const MOST_VARINT = 10

type Budget = { left: number }

/** Protocol Buffers without their schema: numbers of fields and what they can mean. */
export const protobuf: Decoder = {
  id: 'protobuf',
  title: 'Protobuf',
  priority(payload, { opcode, subprotocol, truncated }) {
    if (opcode !== BINARY || payload.length < 2) return 0
    if (/protobuf|grpc/.test(subprotocol ?? '')) return 70
    if (truncated || payload.length > MOST_TRIED || utf8Decode(payload) !== null) return 0
    return fieldsOf(payload, 0, { left: MOST_FIELDS }) === null ? 0 : 31
  },
  decode(payload, { truncated = false }): DecodedPayload {
    const inGrpc =
      payload.length >= GRPC &&
      (payload[0] ?? 2) <= 1 &&
      new DataView(payload.buffer, payload.byteOffset).getUint32(1) === payload.length - GRPC
    const fields = fieldsOf(inGrpc ? payload.subarray(GRPC) : payload, 0, { left: MOST_FIELDS })
    if (fields === null) throw new Error('its fields do not come out even')
    const entries = fields.map(([number, value]) => [String(number), value] as const)
    const text = valueText({ entries })
    return {
      form: 'text',
      text,
      truncated,
      note: inGrpc ? 'Behind the five octets that gRPC puts before a message' : null,
      summary: `${fields.length} fields`,
    }
  },
}

/** The fields of a message that is whole; null where the octets are none. */
function fieldsOf(bytes: Uint8Array, depth: number, budget: Budget): (readonly [number, Value])[] | null {
  const fields: (readonly [number, Value])[] = []
  const reader = octetReader(bytes)
  try {
    while (reader.left > 0) {
      if (budget.left-- <= 0) return null
      const key = varint(reader)
      const [number, type] = [Number(key >> 3n), Number(key & 7n)]
      if (number < 1 || number > LIKELY_FIELD) return null
      const value = fieldValue(type, reader, depth, budget)
      if (value === null) return null
      fields.push([number, value])
    }
  } catch {
    return null
  }
  return fields
}

function fieldValue(type: number, reader: ReturnType<typeof octetReader>, depth: number, budget: Budget): Value | null {
  if (type === 0) {
    const value = varint(reader)
    return value < 2n
      ? `${value} (or ${value === 1n})`
      : `${value} (zig-zag ${unZigzag(value)}${value >= 1n << 63n ? `, signed ${BigInt.asIntN(64, value)}` : ''})`
  }
  if (type === 1) {
    const octets = reader.take(8)
    const view = new DataView(octets.buffer, octets.byteOffset)
    return `${view.getBigUint64(0, true)} (double ${view.getFloat64(0, true)})`
  }
  if (type === 5) {
    const octets = reader.take(4)
    const view = new DataView(octets.buffer, octets.byteOffset)
    return `${view.getUint32(0, true)} (float ${view.getFloat32(0, true)})`
  }
  if (type !== 2) return null
  const length = varint(reader)
  if (length > BigInt(reader.left)) return null
  return delimited(reader.take(Number(length)), depth, budget)
}

/** Text where it reads as such, else a message inside where it comes out even, else octets. */
function delimited(octets: Uint8Array, depth: number, budget: Budget): Value {
  const text = utf8Decode(octets)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what is looked for
  if (text !== null && !/[\x00-\x08\x0e-\x1f]/.test(text)) return JSON.stringify(text)
  const inside = depth < DEEPEST ? fieldsOf(octets, depth + 1, budget) : null
  if (inside !== null && inside.length > 0) return { entries: inside.map(([number, value]) => [String(number), value] as const) }
  return shownHex(octets)
}

/** A number of 64 bits: what stands above them is cut off. */
const varint = (reader: ReturnType<typeof octetReader>) => BigInt.asUintN(64, readVarint(reader, MOST_VARINT))
