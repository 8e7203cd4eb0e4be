import type { ConnectionEvent } from '../connection/event'
import type { Frame } from '../frames/frame'
import { OPCODE } from '../spec/opcodes'
import type { Direction } from '../transcript/fact'

/**
 * What travelled over time. The columns have one entry for each span of time in which anything travelled, ascending; what is not
 * there is zero. A session of any length has at most `MOST_SPANS`: the spans double as it grows.
 */
export type ActivityView = {
  /** Milliseconds a span is long. */
  readonly spanMs: number
  /** When a span begins, milliseconds since the attempt began. */
  readonly at: readonly number[]
  readonly framesSent: readonly number[]
  readonly framesReceived: readonly number[]
  /** Octets of the connection, handshake included. */
  readonly bytesSent: readonly number[]
  readonly bytesReceived: readonly number[]
  /** Pings sent, and how many of them were answered. */
  readonly pings: number
  readonly answered: number
  /** The newest answered Pings, at most `MOST_ROUND_TRIPS`: number of the Pong, when it came, milliseconds since its Ping was sent. */
  readonly roundTrips: readonly RoundTrip[]
}
export type RoundTrip = { readonly n: number; readonly at: number; readonly ms: number }

export type Activity = {
  /** Octets that travelled. */
  bytes(direction: Direction, length: number, at: number): void
  push(event: ConnectionEvent): void
  view(): ActivityView
}

export const MOST_SPANS = 600
export const MOST_ROUND_TRIPS = 1_000
const FIRST_SPAN_MS = 10
/** So many Pings wait for their Pong; of more the oldest count as unanswered. */
const MOST_WAITING = 64
/** Octets by which Pings are told apart: all there are in a legal one (RFC 6455 §5.5). */
const TOLD_APART = 125

const COLUMNS = ['framesSent', 'framesReceived', 'bytesSent', 'bytesReceived'] as const
type Column = (typeof COLUMNS)[number]
/** The number of the span and its four columns stand one after the other: most sessions have a row or two. */
const ROW = 1 + COLUMNS.length
type Waiting = { readonly payload: string; readonly at: number }

/** Adds up what travels, in bounded memory. */
export function createActivity(): Activity {
  let spanMs = FIRST_SPAN_MS
  let rows: number[] = []
  let waiting: readonly Waiting[] = []
  let pings = 0
  let answered = 0
  let roundTrips: RoundTrip[] = []

  /** Two spans become one. */
  function double(): void {
    spanMs *= 2
    const before = rows
    rows = []
    for (let row = 0; row < before.length; row += ROW)
      for (const [index, column] of COLUMNS.entries()) add(column, before[row + 1 + index] ?? 0, Math.floor((before[row] ?? 0) / 2))
  }

  /** Time does not go back: what is told late belongs to the newest span. */
  function add(column: Column, amount: number, span: number): void {
    if (rows.length === 0 || span > (rows.at(-ROW) ?? 0)) rows.push(span, 0, 0, 0, 0)
    const place = rows.length - COLUMNS.length + COLUMNS.indexOf(column)
    rows[place] = (rows[place] ?? 0) + amount
  }

  function count(column: Column, amount: number, at: number): void {
    while (at >= spanMs * MOST_SPANS) double()
    add(column, amount, Math.max(0, Math.floor(at / spanMs)))
  }

  /** The newest Ping of this payload is the one that is answered (RFC 6455 §5.5.3); older ones will not be. */
  function answer({ n, payload }: Frame, at: number): void {
    if (waiting.length === 0) return
    const said = keyOf(payload)
    const which = waiting.findLastIndex((ping) => ping.payload === said)
    const ping = waiting[which]
    if (ping === undefined) return
    answered++
    waiting = waiting.slice(which + 1)
    roundTrips.push({ n, at, ms: Math.max(0, at - ping.at) })
    if (roundTrips.length > 2 * MOST_ROUND_TRIPS) roundTrips = roundTrips.slice(-MOST_ROUND_TRIPS)
  }

  return {
    bytes(direction, length, at) {
      count(direction === 'sent' ? 'bytesSent' : 'bytesReceived', length, at)
    },
    push(event) {
      if (event.type === 'frames') count(event.direction === 'sent' ? 'framesSent' : 'framesReceived', event.count, event.at)
      if (event.type !== 'frame') return
      const { frame, at } = event
      count(frame.direction === 'sent' ? 'framesSent' : 'framesReceived', 1, at)
      if (frame.opcode === OPCODE.PING && frame.direction === 'sent') {
        pings++
        waiting = [...waiting.slice(1 - MOST_WAITING), { payload: keyOf(frame.payload), at }]
      }
      if (frame.opcode === OPCODE.PONG && frame.direction === 'received') answer(frame, at)
    },
    view() {
      const column = (index: number) => Array.from({ length: rows.length / ROW }, (_, row) => rows[row * ROW + index] ?? 0)
      return {
        spanMs,
        at: column(0).map((span) => span * spanMs),
        framesSent: column(1),
        framesReceived: column(2),
        bytesSent: column(3),
        bytesReceived: column(4),
        pings,
        answered,
        roundTrips: roundTrips.slice(-MOST_ROUND_TRIPS),
      }
    },
  }
}

const keyOf = (payload: Uint8Array): string => String.fromCharCode(...payload.subarray(0, TOLD_APART))
