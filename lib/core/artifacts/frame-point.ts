import type { Frame } from '../frames/frame'
import { headerOctets } from '../frames/header'

/** A frame a finding points at, without its payload. */
export type FramePoint = {
  readonly n: number
  readonly direction: Frame['direction']
  /** Milliseconds since the attempt began. */
  readonly at: number
  /** Offset of its first octet in its direction, after the opening handshake. */
  readonly offset: number
  readonly opcode: number
  /** Octets of its payload as declared, exact, in decimal. */
  readonly length: string
  /** The octets of its header as they travelled. */
  readonly header: Uint8Array
}

/** The first time something happened, and how often it did. */
export type Occurrence = { readonly first: FramePoint; readonly times: number }

export function framePoint(frame: Frame): FramePoint {
  const { n, direction, at, offset, opcode, lengthText } = frame
  return { n, direction, at, offset, opcode, length: lengthText, header: headerOctets(frame) }
}

/** What is known once it happened in this frame too. */
export function again(before: Occurrence | null | undefined, frame: Frame): Occurrence {
  return before ? { first: before.first, times: before.times + 1 } : { first: framePoint(frame), times: 1 }
}
