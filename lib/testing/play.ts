import { expect } from 'vitest'
import { latin1Encode } from '../core/bytes/latin1'
import type { ConnectionEvent } from '../core/connection/event'
import type { EndedFact, Fact, Layer, ReachedFact } from '../core/transcript/fact'

/** Anything facts can be pushed into; a reporter gives nothing back, an observer its events. */
type Player = { push(fact: Fact): unknown }
type Octets = Uint8Array | string
/** What an event must have: its type and any of its fields. */
type Expected = { readonly type: ConnectionEvent['type'] } & Readonly<Record<string, unknown>>

export type Play = {
  /** We send these octets (a text is Latin-1). */
  sends(...octets: Octets[]): Play
  /** The endpoint's octets arrive. */
  receives(...octets: Octets[]): Play
  /** The request is fully written. */
  wrote(bytes?: number): Play
  /** Any other fact at the present time. */
  happens(fact: Record<string, unknown> & { readonly kind: Fact['kind'] }): Play
  ends(by?: EndedFact['by'], how?: EndedFact['how']): Play
  /** Time goes on by so many milliseconds. */
  waits(milliseconds: number): Play
  /** The events since the last `emits` are exactly these. */
  emits(...expected: Expected[]): Play
  /** The events since the last `emits`, for a look of its own. */
  readonly events: readonly ConnectionEvent[]
  /** Everything that was pushed. */
  readonly facts: readonly Fact[]
}

/** A head from its lines, with the blank line. */
export function head(...lines: string[]): Uint8Array {
  return latin1Encode(`${lines.join('\r\n')}\r\n\r\n`)
}

/** Plays a conversation into an observer (or a reporter), so that a test reads as the conversation. */
export function play(player: Player, { hop = 0, at = 0 }: { readonly hop?: number; readonly at?: number } = {}): Play {
  const facts: Fact[] = []
  let now = at
  let events: ConnectionEvent[] = []
  const push = (fact: Fact): Play => {
    facts.push(fact)
    const told: unknown = player.push(fact)
    if (Array.isArray(told)) events.push(...told)
    return self
  }
  const bytes = (direction: 'sent' | 'received', octets: readonly Octets[], layer: Layer = 'endpoint') => {
    for (const piece of octets) {
      push({ v: 1, at: now, hop, kind: 'bytes', direction, layer, bytes: typeof piece === 'string' ? latin1Encode(piece) : piece })
    }
    return self
  }
  const self: Play = {
    sends: (...octets) => bytes('sent', octets),
    receives: (...octets) => bytes('received', octets),
    wrote: (count = 0) => push({ v: 1, at: now, hop, kind: 'reached', phase: 'request', data: { bytes: count } } satisfies ReachedFact),
    // Safe: a test writes the fields of the kind it names.
    happens: (fact) => push({ v: 1, at: now, hop, ...fact } as unknown as Fact),
    ends: (by = 'endpoint', how = 'fin') => push({ v: 1, at: now, hop, kind: 'ended', by, how, phase: 'open' }),
    waits(milliseconds) {
      now += milliseconds
      return self
    },
    emits(...expected) {
      // The first octets stand beside the frames they belong to: they are told only where a test asks for them.
      if (!expected.some((event) => event.type === 'first-octets')) events = events.filter((event) => event.type !== 'first-octets')
      expect(events.map((event) => event.type)).toEqual(expected.map((event) => event.type))
      expect(events).toMatchObject(expected)
      events = []
      return self
    },
    get events() {
      return events
    },
    facts,
  }
  return self
}
