import { concat } from '../bytes/concat'
import type { Frame } from '../frames/frame'
import { createMessageReader, type Inflate, type MessageReaderState } from '../frames/message'
import { createFrameReader, type FrameReaderState } from '../frames/parse'
import type { Direction } from '../transcript/fact'
import type { Limits } from '../transcript/limits'
import type { DeflateAgreement } from './deflate'
import type { Happening } from './happening'

type DirectionState = { readonly frames: FrameReaderState; readonly messages: MessageReaderState }
/** Where the reading of both directions is, as JSON. */
export type FramesReaderState = { readonly deflate: DeflateAgreement | null } & Readonly<Record<Direction, DirectionState>>

export type FramesReader = {
  push(direction: Direction, bytes: Uint8Array, at: number): Happening[]
  /** The frames that were half read when the connection ended, in the order they began. */
  end(): Happening[]
  /** null while what is half read is too large to be kept. */
  save(): FramesReaderState | null
}

export type FramesReaderOptions = {
  readonly deflate: DeflateAgreement | null
  readonly limits: Limits
  readonly inflate?: Inflate
  readonly nextNumber: () => number
  readonly state?: FramesReaderState
}

/**
 * How many octets after a 101 a rule or a pack may look at; and how many where the first is no beginning of a frame, which is enough
 * for a response head that came instead.
 */
const FIRST_OCTETS = { frames: 64, other: 1024 } as const
const RESERVED_BITS = 0x70

/** A half read frame or message beyond this is not kept in a checkpoint: each of them would hold all of it again. */
const MOST_HELD = 65_536

/** Reads the frames and messages of both directions after a 101 answer (RFC 6455 §5). */
export function createFramesReader(options: FramesReaderOptions): FramesReader {
  const { limits, inflate, nextNumber, state } = options
  const agreement = state ? state.deflate : options.deflate
  const deflate = agreement !== null
  const one = (direction: Direction) => ({
    frames: createFrameReader({ direction, payloadCap: limits.messageBytes, deflate, nextNumber, state: state?.[direction].frames }),
    messages: createMessageReader({
      cap: limits.messageBytes,
      deflate,
      takeover: (direction === 'sent' ? agreement?.clientTakeover : agreement?.serverTakeover) ?? false,
      inflate,
      state: state?.[direction].messages,
    }),
  })
  const sides = { sent: one('sent'), received: one('received') }
  let first = state ? null : new Uint8Array()

  function keepFirst(bytes: Uint8Array): Happening[] {
    if (first === null || bytes.length === 0) return []
    const most = ((first[0] ?? bytes[0] ?? 0) & RESERVED_BITS) === 0 ? FIRST_OCTETS.frames : FIRST_OCTETS.other
    const all = concat([first, bytes.subarray(0, most - first.length)])
    first = all.length < most ? all : null
    return [{ type: 'first-octets', bytes: all }]
  }

  return {
    push(direction, bytes, at) {
      const side = sides[direction]
      const early = direction === 'received' ? keepFirst(bytes) : []
      const told = side.frames.push(bytes, at).flatMap((whole): Happening[] => {
        const within = side.messages.within(whole)
        const { frame, message } = side.messages.push(whole)
        const told: Happening = within === null ? { type: 'frame', frame } : { type: 'frame', frame, within }
        return message === null ? [told] : [told, { type: 'message', direction, ...message }]
      })
      return early.length > 0 ? [...early, ...told] : told
    },
    end() {
      return [sides.sent.frames.pending, sides.received.frames.pending]
        .filter((frame): frame is Frame => frame !== null)
        .sort((a, b) => a.n - b.n)
        .map((frame) => {
          const within = sides[frame.direction].messages.within(frame)
          return within === null ? { type: 'frame', frame } : { type: 'frame', frame, within }
        })
    },
    save() {
      const held = [sides.sent, sides.received].flatMap(({ frames, messages }) => [frames.held, messages.held])
      if (Math.max(...held) > MOST_HELD) return null
      const saved = (direction: Direction) => ({ frames: sides[direction].frames.save(), messages: sides[direction].messages.save() })
      return { deflate: agreement, sent: saved('sent'), received: saved('received') }
    },
  }
}
