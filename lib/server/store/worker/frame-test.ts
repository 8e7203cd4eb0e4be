import 'server-only'
import { latin1Decode } from '../../../core/bytes/latin1'
import { utf8DecodeLossy } from '../../../core/bytes/utf8'
import type { Frame } from '../../../core/frames/frame'
import type { Redactor } from '../../../core/handshake/redact'

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
  /** What the octets of the whole message decide. They are masked first: nobody finds out a secret by searching for it. */
  readonly text: (payload: Uint8Array, isText: boolean) => boolean
}

/** Throws BadRegexError. */
export function createFrameTest(query: FrameQuery, redactor: Redactor): FrameTest {
  const needle = query.q ? lower(query.q) : null
  const expression = query.regex ? compile(query.regex) : null
  return {
    asksText: needle !== null || expression !== null,
    frame: (frame) =>
      (query.direction === undefined || frame.direction === query.direction) &&
      (query.opcode === undefined || frame.opcode === query.opcode) &&
      (query.violations !== true || frame.violations.length > 0),
    text(payload, isText) {
      const shown = redactor.maskBytes(payload, redactor.payloadSpans(payload))
      const text = isText ? utf8DecodeLossy(shown) : latin1Decode(shown)
      return (needle === null || lower(text).includes(needle)) && (expression === null || expression.test(text))
    },
  }
}

function compile(source: string): RegExp {
  try {
    return new RegExp(source, 'u')
  } catch (error) {
    throw new BadRegexError(error instanceof Error ? error.message : String(error))
  }
}

const lower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
