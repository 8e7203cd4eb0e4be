import { base64Decode } from '../bytes/base64'
import { concat } from '../bytes/concat'
import { hexDecode } from '../bytes/hex'
import { utf8Encode } from '../bytes/utf8'
import { maskInPlace } from '../frames/mask'
import { storedDeflate } from '../frames/stored-deflate'
import { frameAsTravelled, headerOctets } from './frame-octets'
import type { FrameView } from './view'

/** Octets of one frame that parse as it, secrets in it written as `*`. */
export type FrameOctets = { readonly at: number; readonly direction: FrameView['direction']; readonly octets: Uint8Array }

const RSV1 = 4
const BINARY = 2
const STAR = 0x2a
/** So many frames wait for the end of a compressed message in fragments. */
const MOST_HELD = 1_000

/**
 * Frames as they travelled, from their masked views, in order. The compressed octets of a message with a secret cannot be masked one
 * by one: that message is written anew, masked and not made smaller, so that it and those that refer back to it still inflate.
 */
export function maskedFrames() {
  const held: FrameView[] = []
  const parts: Record<FrameView['direction'], FrameView[]> = { sent: [], received: [] }
  const anew = new Map<number, Uint8Array>()

  function look(frame: FrameView): void {
    const { opcode, rsv, fin, direction } = frame
    if (opcode > BINARY || !frame.complete) return
    const open = parts[direction]
    const begins = opcode !== 0 && (rsv & RSV1) !== 0
    if (begins && !fin) parts[direction] = [frame]
    else if (open.length > 0 && opcode === 0) parts[direction] = fin ? [] : [...open, frame]
    if (!fin || !(begins || open.length > 0)) return
    const message = messageOf(frame)
    const before = begins ? [] : open
    if (message === null || (before.length === 0 && !isStars(frame.payload))) return
    for (const { n } of before) anew.set(n, new Uint8Array(0))
    anew.set(frame.n, storedDeflate(message))
  }

  function taken(): FrameOctets[] {
    const made = held.map((frame): FrameOctets => {
      const payload = anew.get(frame.n)
      return {
        at: frame.at,
        direction: frame.direction,
        octets: payload === undefined ? frameAsTravelled(frame) : withPayload(frame, payload),
      }
    })
    held.length = 0
    anew.clear()
    return made
  }

  return {
    /** The frames that are ready with this one. */
    push(frame: FrameView): readonly FrameOctets[] {
      held.push(frame)
      look(frame)
      const waits = parts.sent.length + parts.received.length > 0 && held.length < MOST_HELD
      return waits ? [] : taken()
    },
    /** Those of a message that never ended. */
    rest: taken,
  }
}

/** All of the inflated message that a frame completes, masked; null where it is not known. */
function messageOf({ inflatedLength, text, message }: FrameView): Uint8Array | null {
  if (inflatedLength === undefined) return null
  const octets = text === undefined ? base64Decode(message?.payload ?? '') : utf8Encode(text)
  return octets?.length === inflatedLength ? octets : null
}

function isStars(payload: string): boolean {
  const octets = base64Decode(payload)
  return octets !== null && octets.length > 0 && octets.every((octet) => octet === STAR)
}

function withPayload(frame: FrameView, payload: Uint8Array): Uint8Array {
  const { length } = payload
  const lengthEncoding = length < 126 ? 7 : length < 65_536 ? 16 : 64
  const key = frame.maskingKey === null ? null : hexDecode(frame.maskingKey)
  const octets = Uint8Array.from(payload)
  if (key) maskInPlace(octets, key)
  return concat([headerOctets({ ...frame, length, lengthEncoding }), octets])
}
