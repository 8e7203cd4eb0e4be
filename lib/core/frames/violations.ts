import type { Frame, FrameViolation } from './frame'
import type { FrameHeader } from './header'

/** What came before a frame in its direction, as far as it decides whether the frame is legal. */
export type FrameContext = {
  readonly direction: Frame['direction']
  /** permessage-deflate was agreed on: RSV1 may mark the first frame of a message (RFC 7692 §6). */
  readonly deflate: boolean
  /** A data message was begun and not finished. */
  readonly insideMessage: boolean
  /** A Close frame went this way before. */
  readonly closed: boolean
}

const RSV1 = 4
const LONGEST_CONTROL = 125

/** What is irregular in a frame's header, given what came before it (RFC 6455 §5). */
export function headerViolations(header: FrameHeader, context: FrameContext): FrameViolation[] {
  const found: FrameViolation[] = []
  const { opcode } = header
  const control = opcode >= 8
  const startsMessage = opcode === 1 || opcode === 2
  // §5.2: reserved bits are 0 unless an extension gives them a meaning.
  const legalBits = context.deflate && startsMessage ? RSV1 : 0
  if ((header.rsv & ~legalBits) !== 0) found.push('reserved-bit')
  if ((opcode > 2 && opcode < 8) || opcode > 10) found.push('reserved-opcode')
  // §5.1: a client masks, a server does not.
  if (context.direction === 'received' && header.masked) found.push('masked-by-server')
  if (context.direction === 'sent' && !header.masked) found.push('unmasked-by-client')
  // §5.5: control frames are whole and short.
  if (control && !header.fin) found.push('control-fragmented')
  if (control && header.length > LONGEST_CONTROL) found.push('control-too-long')
  // §5.2: the shortest form of the length is used, and bit 63 is 0.
  if (header.lengthTopBit) found.push('length-top-bit')
  if ((header.lengthEncoding === 16 && header.length < 126) || (header.lengthEncoding === 64 && header.length < 65_536)) {
    found.push('length-not-minimal')
  }
  // §5.4: fragments of one message follow each other.
  if (opcode === 0 && !context.insideMessage) found.push('continuation-without-start')
  if (startsMessage && context.insideMessage) found.push('data-inside-message')
  // §5.5.1: no data frame follows a Close frame; nothing is said of pings and pongs.
  if (context.closed && !control) found.push('after-close')
  return found
}
