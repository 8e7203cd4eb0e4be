import { copyOf } from '../bytes/copy'
import type { Frame } from '../frames/frame'
import { OPCODE } from '../spec/opcodes'
import { again, type FramePoint, framePoint, type Occurrence } from './frame-point'

/** How pings were answered (RFC 6455 §5.5.2, §5.5.3), and how fast the endpoint sent its own. Nothing here grows with the traffic. */
export type PingsSeen = {
  /** Our pings that were answered by a pong with their payload. */
  readonly answered: number
  /** Our pings that a pong for a later one passed over, as §5.5.3 allows. */
  readonly passedOver: number
  /** The answer that took longest. */
  readonly slowest: { readonly pong: FramePoint; readonly ping: number; readonly ms: number } | null
  /** Pongs that are the answer to no ping of ours; while one of ours waited they stand in `differing`. */
  readonly unasked: Occurrence | null
  readonly differing: (Occurrence & { readonly ping: number }) | null
  /** Our oldest ping without an answer, and milliseconds it had waited when that was looked at last. */
  readonly waiting: { readonly ping: FramePoint; readonly ms: number } | null
  /** The eleventh ping that came within one second. */
  readonly flood: Occurrence | null
  /** Pings that came. */
  readonly received: number
}

export type PingWatch = {
  push(frame: Frame): void
  /** True when it becomes known now, at `at`, that a ping waits too long. */
  passes(at: number): boolean
  readonly seen: PingsSeen
}

/** Milliseconds after which a ping counts as not answered. */
export const ANSWER_WITHIN = 10_000
/** More pings a second are a flood (RFC 6455 §10.4). */
const MOST_PINGS = 10
const SECOND = 1_000
/** Our pings that are remembered; of more the oldest are forgotten. */
const MOST_WAITING = 32

type Waiting = { readonly point: FramePoint; readonly payload: Uint8Array }

export function createPingWatch(): PingWatch {
  let waiting: Waiting[] = []
  let answered = 0
  let passedOver = 0
  let slowest: PingsSeen['slowest'] = null
  let unasked: Occurrence | null = null
  let differing: PingsSeen['differing'] = null
  let flood: Occurrence | null = null
  let received = 0
  let newest = 0
  let told = false
  const times: number[] = []

  function pong(frame: Frame): void {
    const at = waiting.findIndex(({ payload }) => equal(payload, frame.payload))
    const found = waiting[at]
    if (!found) {
      const [oldest] = waiting
      if (oldest) differing = { ping: differing?.ping ?? oldest.point.n, ...again(differing, frame) }
      else unasked = again(unasked, frame)
      return
    }
    answered++
    passedOver += at
    waiting = waiting.slice(at + 1)
    told = false
    const ms = frame.at - found.point.at
    if (slowest === null || ms > slowest.ms) slowest = { pong: framePoint(frame), ping: found.point.n, ms }
    // The endpoint answers pings as it must: what came in between was a heartbeat of its own.
    if (differing) {
      unasked = unasked ? { ...unasked, times: unasked.times + differing.times } : { first: differing.first, times: differing.times }
      differing = null
    }
  }

  function pingReceived(frame: Frame): void {
    received++
    times.push(frame.at)
    if (times.length <= MOST_PINGS) return
    const first = times.shift() ?? 0
    if (frame.at - first < SECOND) flood = again(flood, frame)
  }

  return {
    push(frame) {
      if (!frame.complete) return
      newest = frame.at
      if (frame.direction === 'sent') {
        if (frame.opcode !== OPCODE.PING) return
        waiting.push({ point: framePoint(frame), payload: copyOf(frame.payload) })
        if (waiting.length > MOST_WAITING) waiting.shift()
      } else if (frame.opcode === OPCODE.PONG) pong(frame)
      else if (frame.opcode === OPCODE.PING) pingReceived(frame)
    },
    passes(at) {
      if (at > newest) newest = at
      const [oldest] = waiting
      if (told || !oldest || newest - oldest.point.at < ANSWER_WITHIN) return false
      told = true
      return true
    },
    get seen() {
      const [oldest] = waiting
      return {
        answered,
        passedOver,
        slowest,
        unasked,
        differing,
        waiting: oldest ? { ping: oldest.point, ms: newest - oldest.point.at } : null,
        flood,
        received,
      }
    },
  }
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((octet, at) => octet === b[at])
}
