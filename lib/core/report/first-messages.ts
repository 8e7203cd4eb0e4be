import { base64Decode } from '../bytes/base64'
import { utf8Encode } from '../bytes/utf8'
import type { DecodeContext } from '../decoders/parts/decoder'
import type { FrameView } from './view'

const BINARY = 2

/** What a frame says as it reads: the message it completes, fragments joined, a compressed one inflated. */
export function frameOctets({ text, payload, message }: Pick<FrameView, 'text' | 'payload' | 'message'>): Uint8Array {
  const said = message === undefined ? text : message.text
  return said === undefined ? (base64Decode(message?.payload ?? payload) ?? new Uint8Array(0)) : utf8Encode(said)
}

/** The first data message of each direction among the first frames of a session: it often says which protocol the rest speaks. */
export function firstMessages(frames: readonly FrameView[]): NonNullable<DecodeContext['first']> {
  const of = (direction: FrameView['direction']) =>
    frames.find((frame) => frame.direction === direction && frame.opcode > 0 && frame.opcode <= BINARY && frame.length > 0)
  const [sent, received] = [of('sent'), of('received')]
  return { ...(sent ? { sent: frameOctets(sent) } : {}), ...(received ? { received: frameOctets(received) } : {}) }
}
