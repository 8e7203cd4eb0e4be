import 'server-only'
import { latin1Decode, latin1Encode } from '../../../core/bytes/latin1'
import { createOctetSearch } from '../../../core/bytes/octet-search'
import { utf8DecodeLossy, utf8Encode } from '../../../core/bytes/utf8'
import type { Wanted } from '../../../core/connection/frames-reader'
import type { Frame } from '../../../core/frames/frame'
import type { Redactor } from '../../../core/handshake/redact'
import type { Direction } from '../../../core/transcript/fact'

const BINARY = 2

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
  readonly text: (payload: Uint8Array, isText: boolean) => boolean
}

/** Throws BadRegexError. */
export function createFrameTest(query: FrameQuery, redactor: Redactor): FrameTest {
  const needle = query.q ? lower(query.q) : null
  const expression = query.regex ? compile(query.regex) : null
  const fits = (direction: Direction, opcode: number) =>
    (query.direction === undefined || direction === query.direction) && (query.opcode === undefined || opcode === query.opcode)
  const look = needle === null || MAY_BE_A_MARK.test(needle) ? null : lookFor(needle)
  return {
    asksText: needle !== null || expression !== null,
    wanted: {
      frame: (_n, direction, opcode) => look === null && query.violations !== true && fits(direction, opcode),
      ...(look === null ? {} : { text: look }),
    },
    frame: (frame) => fits(frame.direction, frame.opcode) && (query.violations !== true || frame.violations.length > 0),
    text(payload, isText) {
      const shown = redactor.maskBytes(payload, redactor.payloadSpans(payload))
      const text = isText ? utf8DecodeLossy(shown) : latin1Decode(shown)
      return (needle === null || lower(text).includes(needle)) && (expression === null || expression.test(text))
    },
  }
}

/** Marks that stand in what is searched but not in the octets: of what is masked, and of what is no UTF-8. */
const MAY_BE_A_MARK = /[*\ufffd]/

/** Finds messages that may hold a text: binary ones are read as Latin-1, others as UTF-8. */
function lookFor(needle: string): NonNullable<Wanted['text']> {
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
