import { base64Decode } from '../bytes/base64'
import { utf8Encode } from '../bytes/utf8'
import type { DecodeContext } from '../decoders/parts/decoder'
import type { FrameView } from './view'

const BINARY = 2

/** The payload of a frame as it reads: a compressed message inflated. */
export function frameOctets({ text, payload }: Pick<FrameView, 'text' | 'payload'>): Uint8Array {
  return text === undefined ? (base64Decode(payload) ?? new Uint8Array(0)) : utf8Encode(text)
}

/** The first data message of each direction among the first frames of a session: it often says which protocol the rest speaks. */
export function firstMessages(frames: readonly FrameView[]): NonNullable<DecodeContext['first']> {
  const of = (direction: FrameView['direction']) =>
    frames.find((frame) => frame.direction === direction && frame.opcode > 0 && frame.opcode <= BINARY && frame.length > 0)
  const [sent, received] = [of('sent'), of('received')]
  return { ...(sent ? { sent: frameOctets(sent) } : {}), ...(received ? { received: frameOctets(received) } : {}) }
}
