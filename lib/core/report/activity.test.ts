import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createObserver } from '../connection/observe'
import type { Fact } from '../transcript/fact'
import { type Activity, createActivity, MOST_ROUND_TRIPS, MOST_SPANS } from './activity'

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))
const ascii = (text: string) => new TextEncoder().encode(text)

/** A session whose frames are `[when, direction, octets]`. */
function session(travelled: readonly (readonly [at: number, direction: 'sent' | 'received', octets: Uint8Array])[]): Activity {
  const activity = createActivity()
  const observer = createObserver({ told: 1 })
  const tell = (fact: Fact) => {
    if (fact.kind === 'bytes') activity.bytes(fact.direction, fact.bytes.length, fact.at)
    for (const event of observer.push(fact)) activity.push(event)
  }
  const bytes = (direction: 'sent' | 'received', octets: Uint8Array, at: number): Fact => ({
    v: 1,
    kind: 'bytes',
    at,
    hop: 0,
    layer: 'endpoint',
    direction,
    bytes: octets,
  })
  tell(bytes('sent', ascii('GET / HTTP/1.1\r\nHost: a\r\n\r\n'), 0))
  tell({ v: 1, kind: 'reached', at: 0, hop: 0, phase: 'request', data: {} } as Fact) // safe: as the transport tells it
  tell(bytes('received', ascii('HTTP/1.1 101 x\r\n\r\n'), 5))
  for (const [at, direction, octets] of travelled) tell(bytes(direction, octets, at))
  return activity
}

const HELLO = hex('81 05 68 65 6c 6c 6f')
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

describe('what travelled over time', () => {
  it('stands in spans of 10 ms, and spans without anything are left out', () => {
    const view = session([
      [12, 'received', HELLO],
      [19, 'received', HELLO],
      [47, 'sent', hex('81 80 00 00 00 00')],
    ]).view()
    expect(view).toMatchObject({
      spanMs: 10,
      at: [0, 10, 40],
      framesReceived: [0, 2, 0],
      framesSent: [0, 0, 1],
      bytesReceived: [18, 14, 0],
      bytesSent: [27, 0, 6],
    })
  })

  it('counts the frames of a flood that are not told one by one', () => {
    const flood = Uint8Array.from({ length: 7 * 5_000 }, (_, at) => HELLO[at % 7] ?? 0)
    expect(session([[30, 'received', flood]]).view()).toMatchObject({ at: [0, 30], framesReceived: [0, 5_000] })
  })

  it('doubles its spans where a session grows long, and loses nothing', () => {
    const times = fc.array(fc.integer({ min: 0, max: 40_000_000 }), { minLength: 1, maxLength: 300 })
    fc.assert(
      fc.property(times, (given) => {
        const view = session([...given].sort((a, b) => a - b).map((at) => [at, 'received', HELLO] as const)).view()
        expect(view.at.length).toBeLessThanOrEqual(MOST_SPANS)
        expect(sum(view.framesReceived)).toBe(given.length)
        expect(sum(view.bytesReceived)).toBe(18 + 7 * given.length)
        for (const [row, at] of view.at.entries()) {
          expect(at % view.spanMs).toBe(0)
          const within = given.filter((time) => time >= at && time < at + view.spanMs).length
          expect(view.framesReceived[row]).toBe(within)
        }
      }),
    )
  })
})

describe('round trips of Pings', () => {
  const ping = (payload: string) => hex(`89 8${payload.length / 2} 00 00 00 00 ${payload}`)
  const pong = (payload: string) => hex(`8a 0${payload.length / 2} ${payload}`)

  it('are from a Ping to the Pong that carries its payload', () => {
    const view = session([
      [100, 'sent', ping('01')],
      [110, 'sent', ping('02')],
      [125, 'received', pong('01')],
      [131, 'received', pong('02')],
    ]).view()
    expect(view).toMatchObject({ pings: 2, answered: 2 })
    expect(view.roundTrips).toEqual([
      { n: 3, at: 125, ms: 25 },
      { n: 4, at: 131, ms: 21 },
    ])
  })

  it('belong to the newest of Pings that say the same; the others stay without an answer (RFC 6455 §5.5.3)', () => {
    const view = session([
      [100, 'sent', ping('')],
      [200, 'sent', ping('')],
      [230, 'received', pong('')],
      [240, 'received', pong('')],
    ]).view()
    expect(view).toMatchObject({ pings: 2, answered: 1, roundTrips: [{ n: 3, at: 230, ms: 30 }] })
  })

  it('are none for a Pong nobody asked for, and none for what the endpoint asks', () => {
    const view = session([
      [100, 'received', hex('8a 01 41')],
      [110, 'received', hex('89 01 42')],
      [111, 'sent', hex('8a 81 00 00 00 00 42')],
    ]).view()
    expect(view).toMatchObject({ pings: 0, answered: 0, roundTrips: [] })
  })

  it('are kept for the newest Pings only', () => {
    const rounds = Array.from({ length: 3 * MOST_ROUND_TRIPS }, (_, k) => k)
    const view = session(
      rounds.flatMap((k) => [[10 * k + 10, 'sent', ping('07')] as const, [10 * k + 12, 'received', pong('07')] as const]),
    ).view()
    expect(view).toMatchObject({ pings: rounds.length, answered: rounds.length })
    expect(view.roundTrips.length).toBe(MOST_ROUND_TRIPS)
    expect(view.roundTrips.at(-1)).toEqual({ n: 2 * rounds.length, at: 10 * rounds.length + 2, ms: 2 })
  })
})
