import { readClosePayload } from '../frames/close-payload'
import type { Frame } from '../frames/frame'
import { OPCODE } from '../spec/opcodes'
import { again, type FramePoint, framePoint, type Occurrence } from './frame-point'

/** The Close frames of one direction (RFC 6455 §5.5.1) and the control frames that followed them. */
export type ClosesSeen = {
  readonly first: FramePoint
  /** null where its payload is shorter than a code. */
  readonly code: number | null
  /** A payload of no octets. */
  readonly empty: boolean
  readonly more: Occurrence | null
  /** Pings and pongs behind it. */
  readonly control: Occurrence | null
}

/** What is known of the Close frames of a direction once this frame of it was seen. */
export function withFrame(before: ClosesSeen | null, frame: Frame): ClosesSeen | null {
  if (!frame.complete) return before
  if (frame.opcode === OPCODE.CLOSE) {
    if (before) return { ...before, more: again(before.more, frame) }
    return {
      first: framePoint(frame),
      code: readClosePayload(frame.payload).code,
      empty: frame.length === 0,
      more: null,
      control: null,
    }
  }
  const isPing = frame.opcode === OPCODE.PING || frame.opcode === OPCODE.PONG
  return before && isPing ? { ...before, control: again(before.control, frame) } : before
}
