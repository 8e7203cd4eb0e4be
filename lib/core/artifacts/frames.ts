import { latin1Decode } from '../bytes/latin1'
import type { ConnectionEvent } from '../connection/event'
import { type FrameFault, faultOf } from '../frames/fault'
import type { Frame, FrameViolation } from '../frames/frame'
import { OPCODE } from '../spec/opcodes'
import type { Direction } from '../transcript/fact'
import { LIMITS } from '../transcript/limits'
import { type ClosesSeen, withFrame } from './closes'
import { type FramePoint, framePoint, type Occurrence } from './frame-point'
import { createMessageNotes, type MessageNotes } from './message-notes'
import { createPingWatch, type PingsSeen } from './pings'

/** What is wrong with the frames of one direction, each fault with its first frame. */
export type FaultsSeen = { readonly [fault in FrameFault]?: Occurrence }

/** A message whose last fragment had not come when the connection ended. */
export type UnfinishedMessage = {
  readonly from: number
  readonly offset: number
  readonly headerLength: number
  /** Octets that came. */
  readonly length: number
}

export type DirectionFrames = {
  /** A frame went this way. */
  readonly any: boolean
  /** A frame of a message did. */
  readonly data: boolean
  readonly faults: FaultsSeen
  /** Faults in the first three frames. */
  readonly faultsAtFirst: number
  /** The first frame that announced more octets than a message of ours may have. */
  readonly announced: FramePoint | null
  /** The first octets are those of an answer of HTTP or of markup: what is read as frames behind them is none. */
  readonly isText: boolean
  readonly closes: ClosesSeen | null
  readonly unfinished: UnfinishedMessage | null
  readonly notes: MessageNotes
}

/**
 * The frames of a session as far as rules judge them, from the 101 on: the first frame with each fault, pings and pongs, Close
 * frames, what the first messages look like. Bounded whatever the traffic.
 */
export type FramesArtifact = {
  readonly openedAt: number
  readonly sent: DirectionFrames
  readonly received: DirectionFrames
  readonly pings: PingsSeen
  /** Who sent the first Close frame. */
  readonly closedFirst: Direction | null
  /** Milliseconds of the newest frame before the first Close frame or the end; null before any. */
  readonly newest: number | null
}

/** Watches the events after a 101; `frames` is the same object as long as nothing rules look at changed. */
export type FramesWatch = { push(event: ConnectionEvent): void; readonly frames: FramesArtifact | null }

const FIRST_FRAMES = 3

type Side = {
  any: boolean
  data: boolean
  /** Counted in place: in a flood every frame may have one. */
  readonly faults: Map<FrameFault, { readonly first: FramePoint; times: number }>
  frames: number
  faultsAtFirst: number
  announced: FramePoint | null
  /** The frame that is half read and what was told of it. */
  begun: { readonly n: number; readonly violations: readonly FrameViolation[] } | null
  isText: boolean
  closes: ClosesSeen | null
  unfinished: UnfinishedMessage | null
  readonly notes: ReturnType<typeof createMessageNotes>
}

const createSide = (): Side => ({
  any: false,
  data: false,
  faults: new Map(),
  frames: 0,
  faultsAtFirst: 0,
  announced: null,
  begun: null,
  isText: false,
  closes: null,
  unfinished: null,
  notes: createMessageNotes(),
})

export function createFramesWatch(): FramesWatch {
  const sides = { sent: createSide(), received: createSide() }
  const pings = createPingWatch()
  let openedAt: number | null = null
  let closedFirst: Direction | null = null
  let newest: number | null = null
  let artifact: FramesArtifact | null = null

  /** What was told so far holds no longer. */
  const changed = () => {
    artifact = null
  }

  /** Whether it is news that a frame, of a message or not, went this way. */
  function began(side: Side, data: boolean): boolean {
    const isNews = !side.any || (data && !side.data)
    side.any = true
    if (data) side.data = true
    return isNews
  }

  function addFaults(side: Side, frame: Frame, violations: readonly FrameViolation[]): void {
    for (const violation of violations) {
      const fault = faultOf(frame, violation)
      const seen = side.faults.get(fault)
      if (seen) seen.times++
      else side.faults.set(fault, { first: framePoint(frame), times: 1 })
    }
    if (side.frames < FIRST_FRAMES) side.faultsAtFirst += violations.filter((violation) => violation !== 'incomplete').length
  }

  /** What is wrong with a frame and was not told when it was half read. */
  function untold({ begun }: Side, n: number, violations: readonly FrameViolation[]): readonly FrameViolation[] {
    return begun?.n === n ? violations.filter((violation) => !begun.violations.includes(violation)) : violations
  }

  /** What its header says, before its payload is here. */
  function pushBegun(frame: Frame): void {
    const side = sides[frame.direction]
    const violations = frame.violations.filter((violation) => violation !== 'incomplete')
    addFaults(side, frame, untold(side, frame.n, violations))
    side.begun = { n: frame.n, violations }
    side.any = true
    if (frame.length > LIMITS.messageBytes) side.announced ??= framePoint(frame)
    changed()
  }

  function pushFrame(frame: Frame): void {
    const side = sides[frame.direction]
    const { violations, complete } = frame
    const isControl = frame.opcode > OPCODE.BINARY
    addFaults(side, frame, untold(side, frame.n, violations))
    side.frames++
    const noted = side.notes.frame(frame)
    if (complete) {
      side.closes = withFrame(side.closes, frame)
      if (closedFirst === null && side.closes !== null) closedFirst = frame.direction
      if (closedFirst === null) newest = frame.at
    }
    pings.push(frame)
    if (began(side, complete && !isControl) || isControl || violations.length > 0 || noted) changed()
  }

  return {
    push(event) {
      if (event.type === 'open') {
        openedAt = event.at
        return changed()
      }
      if (openedAt === null) return
      if (pings.passes(event.at)) changed()
      if (event.type === 'frame') pushFrame(event.frame)
      else if (event.type === 'frame-begun') pushBegun(event.frame)
      else if (event.type === 'frames') {
        if (closedFirst === null) newest = event.at
        if (began(sides[event.direction], true)) changed()
      } else if (event.type === 'message') {
        if (sides[event.direction].notes.message(event)) changed()
      } else if (event.type === 'first-octets') {
        const isText = /^(?:HTTP\/1\.|<)/.test(latin1Decode(event.bytes.subarray(0, 8)))
        if (isText && !sides.received.isText) changed()
        sides.received.isText ||= isText
      } else if (event.type === 'unfinished') {
        const { from, offset, headerLength, length } = event
        sides[event.direction].unfinished = { from, offset, headerLength, length }
        changed()
      } else if (event.type === 'fact' && event.fact.kind === 'ended') changed()
    },
    get frames() {
      if (openedAt === null) return null
      artifact ??= { openedAt, sent: shown(sides.sent), received: shown(sides.received), pings: pings.seen, closedFirst, newest }
      return artifact
    },
  }
}

function shown({ any, data, faults, faultsAtFirst, announced, isText, closes, unfinished, notes }: Side): DirectionFrames {
  const told: FaultsSeen = Object.fromEntries(Array.from(faults, ([fault, { first, times }]) => [fault, { first, times }]))
  return { any, data, faults: told, faultsAtFirst, announced, isText, closes, unfinished, notes: notes.seen }
}
