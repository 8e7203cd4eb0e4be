import { latin1Decode } from '../bytes/latin1'
import { utf8Decode } from '../bytes/utf8'
import type { ConnectionEvent } from '../connection/event'
import type { Frame } from '../frames/frame'
import { OPCODE } from '../spec/opcodes'
import type { Artifacts } from './artifacts'

/** A data message as far as it is kept: the first octets of it, as text where they are UTF-8, else one character an octet. */
export type MessageSeen = {
  /** Milliseconds since the attempt began. */
  readonly at: number
  readonly opcode: number
  /** Octets of the whole message, inflated. */
  readonly length: number
  /** At most 512 octets of it. */
  readonly text: string
}

/** When the newest of something went each way, milliseconds since the attempt began; null for never. */
type Newest = { readonly sent: number | null; readonly received: number | null }

/**
 * What a session was like, bounded whatever the traffic: from the 101 to the end of the transport. Brought up to date when one of
 * the first messages comes, with a Close frame, and at the end; in between it says how it was then.
 */
export type SessionArtifact = {
  readonly openedAt: number
  /** null while the transport stands. */
  readonly endedAt: number | null
  /** The newest whole frame of each direction, control frames included. */
  readonly newest: Newest
  readonly newestPing: Newest
  readonly newestPong: Newest
  readonly frames: { readonly sent: number; readonly received: number }
  readonly pings: { readonly sent: number; readonly received: number }
  /** The first messages of each direction, at most four. */
  readonly first: { readonly sent: readonly MessageSeen[]; readonly received: readonly MessageSeen[] }
  readonly lastReceived: MessageSeen | null
  readonly lastSent: MessageSeen | null
  /** Octets of the largest message we sent. */
  readonly largestSent: number
  /** Violations in received frames, each once. */
  readonly violations: readonly string[]
  /** Violations in frames we sent, each once. */
  readonly violationsSent: readonly string[]
  /** The connection ended inside a frame that was coming in. */
  readonly cutOff: boolean
}

/** What is known of an attempt: the artifacts rules judge, and the session, which none of them asks for. */
export type Observed = Partial<Artifacts> & { readonly session?: SessionArtifact | null }

const KEPT_MESSAGES = 4
const KEPT_OCTETS = 512

type Both<Value> = { sent: Value; received: Value }

/** Watches the events after a 101. `push` says whether the session is worth looking at again. */
export type SessionWatch = { push(event: ConnectionEvent): boolean; readonly session: SessionArtifact | null }

export function createSessionWatch(): SessionWatch {
  let openedAt: number | null = null
  let endedAt: number | null = null
  const newest: Both<number | null> = { sent: null, received: null }
  const newestPing: Both<number | null> = { sent: null, received: null }
  const newestPong: Both<number | null> = { sent: null, received: null }
  const frames: Both<number> = { sent: 0, received: 0 }
  const pings: Both<number> = { sent: 0, received: 0 }
  const first: Both<MessageSeen[]> = { sent: [], received: [] }
  const last: Both<Message | null> = { sent: null, received: null }
  const violations: Both<Set<string>> = { sent: new Set(), received: new Set() }
  let largestSent = 0
  let cutOff = false

  function pushFrame(frame: Frame): boolean {
    const { direction, opcode, at } = frame
    const known = violations[direction]
    const before = known.size
    for (const violation of frame.violations) known.add(violation)
    if (!frame.complete) {
      if (direction === 'received') cutOff = true
      return true
    }
    frames[direction]++
    newest[direction] = at
    if (opcode === OPCODE.PING) {
      pings[direction]++
      newestPing[direction] = at
    }
    if (opcode === OPCODE.PONG) newestPong[direction] = at
    return opcode === OPCODE.CLOSE || known.size > before
  }

  function pushCounted({ direction, at, count, largest }: Extract<ConnectionEvent, { type: 'frames' }>): boolean {
    frames[direction] += count
    newest[direction] = at
    if (direction === 'sent' && largest > largestSent) largestSent = largest
    return false
  }

  function pushMessage(event: Extract<ConnectionEvent, { type: 'message' }>): boolean {
    const { direction, opcode, payload, length, at } = event
    last[direction] = { at, opcode, payload, length }
    if (direction === 'sent' && length > largestSent) largestSent = length
    if (first[direction].length >= KEPT_MESSAGES) return false
    first[direction].push(messageSeen({ at, opcode, payload, length }))
    return true
  }

  return {
    push(event) {
      if (event.type === 'open') {
        openedAt = event.at
        return true
      }
      if (openedAt === null) return false
      if (event.type === 'frame') return pushFrame(event.frame)
      if (event.type === 'message') return pushMessage(event)
      if (event.type === 'frames') return pushCounted(event)
      if (event.type === 'fact' && event.fact.kind === 'ended') {
        endedAt = event.at
        return true
      }
      return false
    },
    get session() {
      if (openedAt === null) return null
      return {
        openedAt,
        endedAt,
        newest: { ...newest },
        newestPing: { ...newestPing },
        newestPong: { ...newestPong },
        frames: { ...frames },
        pings: { ...pings },
        first: { sent: [...first.sent], received: [...first.received] },
        lastReceived: last.received && messageSeen(last.received),
        lastSent: last.sent && messageSeen(last.sent),
        largestSent,
        violations: [...violations.received],
        violationsSent: [...violations.sent],
        cutOff,
      }
    },
  }
}

type Message = { readonly at: number; readonly opcode: number; readonly payload: Uint8Array; readonly length: number }

function messageSeen({ at, opcode, payload, length }: Message): MessageSeen {
  const kept = payload.subarray(0, KEPT_OCTETS)
  return { at, opcode, length, text: utf8Decode(kept) ?? latin1Decode(kept) }
}
