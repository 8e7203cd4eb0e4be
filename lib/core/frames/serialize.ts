import { base64Decode } from '../bytes/base64'
import { concat } from '../bytes/concat'
import { hexDecode } from '../bytes/hex'
import { utf8Encode } from '../bytes/utf8'
import { InputError } from '../errors/errors'
import { OPCODE, OPCODE_OF } from '../spec/opcodes'
import { writeClosePayload } from './close-payload'
import type { FrameDraft } from './frame-draft'
import { FIN, MASK } from './header'
import { mask } from './mask'

export type SerializeOptions = {
  /** Compresses a message for permessage-deflate (RFC 7692 §7.2.1), the four octets 00 00 ff ff removed; for `compress`. */
  readonly deflate?: (payload: Uint8Array) => Uint8Array
}

const SOURCES = ['text', 'base64', 'hex', 'code'] as const
const RSV1 = 0x40
const RSV2 = 0x20
const RSV3 = 0x10
/** Of one draft: more are no test of an endpoint any more but take gigabytes here. */
const MOST_FRAGMENTS = 65_536

/**
 * The octets of a composed frame (RFC 6455 §5.2), illegal forms included; several frames where `fragmentSize` asks for them.
 * `key` is a masking key of 4 octets, or draws one for each frame. Throws InputError naming the field, what was seen and what was expected.
 */
export function serializeFrame(draft: FrameDraft, key: Uint8Array | (() => Uint8Array), options: SerializeOptions = {}): Uint8Array {
  if (draft.raw !== undefined) return rawOctets(draft)
  const opcode = readOpcode(draft)
  const payload = readPayload(draft, opcode, options)
  const keyOf = readMask(draft, key)
  const reserved =
    ((draft.rsv1 ?? draft.compress === true) ? RSV1 : 0) | (draft.rsv2 === true ? RSV2 : 0) | (draft.rsv3 === true ? RSV3 : 0)
  const pieces = fragments(payload, draft.fragmentSize)
  const declared = readDeclared(draft)
  const frames = pieces.map((piece, index) => {
    const last = index === pieces.length - 1
    // §5.4: the first fragment has the opcode, the others are continuations; reserved bits mark the first (RFC 7692 §6).
    const first = (last && draft.fin !== false ? FIN : 0) | (index === 0 ? reserved | opcode : OPCODE.CONTINUATION)
    const maskingKey = keyOf()
    const length = lengthOctets(declared ?? BigInt(piece.length), draft.lengthEncoding, declared === null ? null : 'declaredLength')
    const [short = 0, ...extended] = length
    const header = [first, short | (maskingKey ? MASK : 0), ...extended, ...(maskingKey ?? [])]
    return [Uint8Array.from(header), maskingKey ? mask(piece, maskingKey) : piece]
  })
  return cutAt(concat(frames.flat()), draft.cut)
}

function cutAt(octets: Uint8Array, cut: number | undefined): Uint8Array {
  if (cut === undefined) return octets
  if (!Number.isInteger(cut) || cut < 0) throw bad('cut', cut, 'a whole number of octets, 0 or more')
  return octets.subarray(0, cut)
}

/** The length to announce instead of the true one, or null. */
function readDeclared({ declaredLength, fragmentSize }: FrameDraft): bigint | null {
  if (declaredLength === undefined) return null
  if (fragmentSize !== undefined)
    throw bad('declaredLength', declaredLength, 'no fragmentSize beside it: each fragment has a length of its own')
  const digits = String(declaredLength).trim()
  const value = /^\d{1,20}$/.test(digits) ? BigInt(digits) : -1n
  if (value < 0n || value >= 1n << 64n) throw bad('declaredLength', declaredLength, 'a whole number from 0 to 18446744073709551615')
  return value
}

function bad(field: string, seen: unknown, expected: string): InputError {
  const message = `${field} is ${JSON.stringify(seen)}: expected ${expected}`
  return new InputError('bad-frame', message, [{ path: field, message }])
}

function rawOctets(draft: FrameDraft): Uint8Array {
  const other = Object.entries(draft).find(([name, value]) => name !== 'raw' && value !== undefined)
  if (other) throw bad(other[0], other[1], 'nothing beside raw, which is written as it stands')
  const octets = base64Decode(draft.raw ?? '')
  if (octets === null) throw bad('raw', draft.raw, 'base64')
  return octets
}

function readOpcode(draft: FrameDraft): number {
  const { opcode } = draft
  if (opcode === undefined) return draft.code !== undefined ? OPCODE.CLOSE : draft.text !== undefined ? OPCODE.TEXT : OPCODE.BINARY
  const value = typeof opcode === 'number' ? opcode : Object.hasOwn(OPCODE_OF, opcode) ? OPCODE_OF[opcode] : -1
  if (!Number.isInteger(value) || value < 0 || value > 15)
    throw bad('opcode', opcode, `a number from 0 to 15 or one of ${Object.keys(OPCODE_OF).join(', ')}`)
  return value
}

function readPayload(draft: FrameDraft, opcode: number, options: SerializeOptions): Uint8Array {
  const given = SOURCES.filter((name) => draft[name] !== undefined)
  const [source, second] = given
  if (second !== undefined) throw bad(second, draft[second], `no second payload beside ${source}`)
  if (draft.reason !== undefined && source !== 'code') throw bad('reason', draft.reason, 'a code with it')
  const payload = sourceOctets(draft, source, opcode)
  if (draft.compress !== true) return payload
  if (!options.deflate) throw bad('compress', true, 'a connection on which permessage-deflate was agreed')
  return options.deflate(payload)
}

function sourceOctets(draft: FrameDraft, source: (typeof SOURCES)[number] | undefined, opcode: number): Uint8Array {
  switch (source) {
    case undefined:
      return new Uint8Array(0)
    case 'text':
      return utf8Encode(draft.text ?? '')
    case 'base64': {
      const octets = base64Decode(draft.base64 ?? '')
      if (octets === null) throw bad('base64', draft.base64, 'base64')
      return octets
    }
    case 'hex': {
      const octets = hexDecode(draft.hex ?? '')
      if (octets === null) throw bad('hex', draft.hex, 'pairs of hex digits')
      return octets
    }
    case 'code': {
      const code = draft.code ?? -1
      if (opcode !== OPCODE.CLOSE) throw bad('code', code, 'the opcode close with it')
      if (!Number.isInteger(code) || code < 0 || code > 65_535) throw bad('code', code, 'a number from 0 to 65535')
      return writeClosePayload(code, utf8Encode(draft.reason ?? ''))
    }
    default:
      return source satisfies never
  }
}

function readMask(draft: FrameDraft, key: Uint8Array | (() => Uint8Array)): () => Uint8Array | null {
  const wanted = draft.mask ?? true
  if (wanted === false) return () => null
  if (wanted === true) return typeof key === 'function' ? key : () => key
  const fixed = hexDecode(wanted)
  if (fixed?.length !== 4) throw bad('mask', wanted, 'true, false or a masking key of 8 hex digits')
  return () => fixed
}

function fragments(payload: Uint8Array, size: number | undefined): Uint8Array[] {
  if (size === undefined) return [payload]
  if (!Number.isInteger(size) || size < 1) throw bad('fragmentSize', size, 'a whole number of octets, 1 or more')
  if (payload.length / size > MOST_FRAGMENTS) throw bad('fragmentSize', size, `at most ${MOST_FRAGMENTS} fragments`)
  const pieces: Uint8Array[] = []
  for (let at = 0; at < payload.length; at += size) pieces.push(payload.subarray(at, at + size))
  return pieces.length === 0 ? [payload] : pieces
}

/** The length field (§5.2), its first octet without the MASK bit; in the shortest form unless another is asked for. */
function lengthOctets(length: bigint, encoding: FrameDraft['lengthEncoding'], said: 'declaredLength' | null): number[] {
  const form = encoding ?? (length < 126n ? 7 : length < 65_536n ? 16 : 64)
  const what = said === null ? `a payload of ${length} octets` : `a declared length of ${length}`
  if (form === 7) {
    if (length > 125n) throw bad('lengthEncoding', 7, `16 or 64 for ${what}`)
    return [Number(length)]
  }
  if (form === 16) {
    if (length > 65_535n) throw bad('lengthEncoding', 16, `64 for ${what}`)
    return [126, Number(length >> 8n), Number(length & 0xffn)]
  }
  if (form !== 64) throw bad('lengthEncoding', form, '7, 16 or 64')
  return [127, ...[56n, 48n, 40n, 32n, 24n, 16n, 8n, 0n].map((shift) => Number((length >> shift) & 0xffn))]
}
