import 'server-only'
import { indexOf } from '../../../core/bytes/find'
import { hexDecode } from '../../../core/bytes/hex'
import { latin1Decode, latin1Encode } from '../../../core/bytes/latin1'
import { createOctetSearch } from '../../../core/bytes/octet-search'
import { utf8DecodeLossy, utf8Encode } from '../../../core/bytes/utf8'
import type { Wanted } from '../../../core/connection/frames-reader'
import { type DecodeContext, decode } from '../../../core/decoders'
import type { Frame } from '../../../core/frames/frame'
import type { Redactor } from '../../../core/handshake/redact'
import type { Direction } from '../../../core/transcript/fact'

const BINARY = 2
const STAR = 0x2a

/** What frames are looked for; all that is given must hold. */
export type FrameQuery = {
  readonly direction?: 'sent' | 'received'
  readonly opcode?: number
  /** Only frames that break a rule of RFC 6455 §5. */
  readonly violations?: boolean
  /** Text in the message, ASCII case ignored. */
  readonly q?: string
  /** A regular expression (JavaScript's, with the `u` flag) over the message. */
  readonly regex?: string
  /** Octets in the message, pairs of hexadecimal digits. */
  readonly hex?: string
  /** Payload octets as they travelled, both included. */
  readonly minLength?: number
  readonly maxLength?: number
  /** Frames at this time or later, milliseconds since the attempt began. */
  readonly since?: number
  /** Messages that a decoder reads, and what a field of it has to be. */
  readonly decoder?: DecoderQuery
}

export type DecoderQuery = {
  readonly id: string
  readonly field?: readonly [name: string, value: string]
  /** What decoders may know of the session. */
  readonly session: Pick<DecodeContext, 'subprotocol' | 'path' | 'first'>
}

/** The expression of a query cannot be read. */
export class BadRegexError extends Error {
  readonly code = 'bad-regex'
}

export type FrameTest = {
  /** Whether the query asks for contents, which a whole message decides. */
  readonly asksText: boolean
  /** What the frame alone decides. */
  readonly frame: (frame: Frame) => boolean
  /**
   * Which frames are worth the tests below: all that could pass, and cheap to tell. Frames that break a rule and control frames are
   * looked at in any case.
   */
  readonly wanted: Wanted
  /** What the octets of the whole message decide. They are masked first: nobody finds out a secret by searching for it. */
  readonly text: (payload: Uint8Array, opcode: number, direction: Direction) => boolean
}

/** Throws BadRegexError. */
export function createFrameTest(query: FrameQuery, redactor: Redactor): FrameTest {
  const needle = query.q ? lower(query.q) : null
  const expression = query.regex ? compile(query.regex) : null
  const octets = query.hex ? hexOctets(query.hex) : null
  const { since = 0, minLength = 0, maxLength = Number.POSITIVE_INFINITY, decoder } = query
  const fits = (direction: Direction, opcode: number, at: number, length: number) =>
    (query.direction === undefined || direction === query.direction) &&
    (query.opcode === undefined || opcode === query.opcode) &&
    at >= since &&
    length >= minLength &&
    length <= maxLength
  const look = lookFor(needle, octets)
  return {
    asksText: needle !== null || expression !== null || octets !== null || decoder !== undefined,
    wanted: {
      frame: (_n, direction, opcode, at, length) => look === null && query.violations !== true && fits(direction, opcode, at, length),
      ...(look === null ? {} : { text: look }),
    },
    frame: (frame) =>
      fits(frame.direction, frame.opcode, frame.at, frame.length) && (query.violations !== true || frame.violations.length > 0),
    text(payload, opcode, direction) {
      const shown = redactor.maskBytes(payload, redactor.payloadSpans(payload))
      if (octets !== null && indexOf(shown, octets) === -1) return false
      if (decoder !== undefined && !reads(decoder, shown, { ...decoder.session, opcode, direction })) return false
      if (needle === null && expression === null) return true
      const text = opcode === BINARY ? latin1Decode(shown) : utf8DecodeLossy(shown)
      return (needle === null || lower(text).includes(needle)) && (expression === null || expression.test(text))
    },
  }
}

/** Marks that stand in what is searched but not in the octets: of what is masked, and of what is no UTF-8. */
const MAY_BE_A_MARK = /[*\ufffd]/

/** Octets of a message that a decoder reads. */
const MOST_DECODED = 65_536

function reads({ id, field }: DecoderQuery, payload: Uint8Array, context: DecodeContext): boolean {
  if (context.opcode > BINARY) return false
  const cut = payload.length > MOST_DECODED
  const decoded = decode(payload.subarray(0, MOST_DECODED), cut ? { ...context, truncated: true } : context)
  return decoded.decoder === id && (field === undefined || decoded.fields?.[field[0]] === field[1])
}

function hexOctets(hex: string): Uint8Array {
  const octets = hexDecode(hex.replace(/\s/g, ''))
  if (octets === null) throw new BadRegexError(`${JSON.stringify(hex)} is no hexadecimal: expected pairs of the digits 0-9 and a-f`)
  return octets
}

/** Finds messages that may hold what is looked for: binary ones are read as Latin-1, others as UTF-8. null: any may. */
function lookFor(needle: string | null, octets: Uint8Array | null): Wanted['text'] | null {
  if (octets !== null && !octets.includes(STAR)) return (bytes, start, end) => indexOf(bytes.subarray(start, end), octets) !== -1
  if (needle === null || MAY_BE_A_MARK.test(needle)) return null
  const text = createOctetSearch(utf8Encode(needle))
  const binary = /^[\0-\xff]*$/.test(needle) ? createOctetSearch(latin1Encode(needle)) : () => false
  return (bytes, start, end, opcode) => (opcode === BINARY ? binary : text)(bytes, start, end)
}

function compile(source: string): RegExp {
  try {
    return new RegExp(source, 'u')
  } catch (error) {
    throw new BadRegexError(error instanceof Error ? error.message : String(error))
  }
}

const lower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
