import { expect, it } from 'vitest'
import { hexDecode } from '../bytes/hex'
import { createFrameReader } from '../frames/parse'
import { createPingWatch, type PingsSeen } from './pings'

type Step = readonly [at: number, direction: 'sent' | 'received', octets: string]

function seen(steps: readonly Step[]): PingsSeen {
  const watch = createPingWatch()
  let n = 0
  const nextNumber = () => ++n
  const readers = {
    sent: createFrameReader({ direction: 'sent', payloadCap: 125, nextNumber }),
    received: createFrameReader({ direction: 'received', payloadCap: 125, nextNumber }),
  }
  for (const [at, direction, octets] of steps)
    for (const frame of readers[direction].push(hexDecode(octets) ?? new Uint8Array(0), at)) watch.push(frame)
  return watch.seen
}

/** Masked by a key of zeros, so that the payload can be read. */
const PING_A = '89 81 00 00 00 00 61'
const PING_B = '89 81 00 00 00 00 62'

it('finds the ping a pong answers by its payload, and how long that took (RFC 6455 §5.5.3)', () => {
  expect(
    seen([
      [0, 'sent', PING_A],
      [40, 'received', '8a 01 61'],
    ]),
  ).toMatchObject({
    answered: 1,
    passedOver: 0,
    slowest: { ping: 1, ms: 40, pong: { n: 2 } },
    waiting: null,
  })
})

it('takes a pong for the newest of several pings as the answer to all before it', () => {
  expect(
    seen([
      [0, 'sent', PING_A],
      [1, 'sent', PING_B],
      [9, 'received', '8a 01 62'],
    ]),
  ).toMatchObject({
    answered: 1,
    passedOver: 1,
    waiting: null,
  })
})

it('tells a pong nobody asked for from one that differs from the ping that waits', () => {
  expect(seen([[0, 'received', '8a 00']])).toMatchObject({ unasked: { first: { n: 1 }, times: 1 }, differing: null })
  expect(
    seen([
      [0, 'sent', PING_A],
      [5, 'received', '8a 01 7a'],
    ]),
  ).toMatchObject({ differing: { ping: 1, times: 1 }, unasked: null })
})

it('takes a pong that differs for a heartbeat once the right one comes', () => {
  const steps: Step[] = [
    [0, 'sent', PING_A],
    [5, 'received', '8a 00'],
    [9, 'received', '8a 01 61'],
  ]
  expect(seen(steps)).toMatchObject({ differing: null, unasked: { first: { n: 2 }, times: 1 }, answered: 1 })
})

it('says once that a ping waits too long', () => {
  const watch = createPingWatch()
  const [ping] = createFrameReader({ direction: 'sent', payloadCap: 125 }).push(hexDecode(PING_A) ?? new Uint8Array(0), 100)
  if (ping) watch.push(ping)
  expect([watch.passes(10_099), watch.passes(10_100), watch.passes(10_200)]).toEqual([false, true, false])
  expect(watch.seen.waiting).toMatchObject({ ping: { n: 1 }, ms: 10_100 })
})

it('remembers a bounded number of pings', () => {
  const flood = Array.from({ length: 100 }, (_, at): Step => [at, 'sent', PING_A])
  expect(seen(flood).waiting?.ping.n).toBe(69)
})

it('counts pings that come faster than ten a second (RFC 6455 §10.4)', () => {
  const every = (ms: number, count: number) => Array.from({ length: count }, (_, at): Step => [at * ms, 'received', '89 00'])
  expect(seen(every(100, 30)).flood).toBeNull()
  expect(seen(every(50, 30)).flood).toMatchObject({ first: { n: 11 }, times: 20 })
})
