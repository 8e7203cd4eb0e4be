import { expect, it } from 'vitest'
import { createObserver } from '../connection/observe'
import { createRedactor } from '../handshake/redact'
import type { Fact } from '../transcript/fact'
import { createNewestFrames, MOST_TOLD } from './newest-frames'

const head = (text: string) => new TextEncoder().encode(`${text}\r\n\r\n`)
const facts = (received: readonly Uint8Array[]): Fact[] => {
  const bytes = (direction: 'sent' | 'received', octets: Uint8Array): Fact => ({
    v: 1,
    kind: 'bytes',
    at: 1,
    hop: 0,
    layer: 'endpoint',
    direction,
    bytes: octets,
  })
  const written: Fact = { v: 1, kind: 'reached', at: 1, hop: 0, phase: 'request', data: {} } as Fact // safe: as the transport tells it
  return [
    bytes('sent', head('GET / HTTP/1.1\r\nHost: a')),
    written,
    bytes('received', head('HTTP/1.1 101 x')),
    ...received.map((one) => bytes('received', one)),
  ]
}
const texts = (count: number) => Uint8Array.from({ length: count * 3 }, (_, at) => [0x81, 0x01, 0x61][at % 3] ?? 0)

function newestOf(received: readonly Uint8Array[]) {
  const observer = createObserver({ told: 256 })
  const newest = createNewestFrames({ redactor: createRedactor([]) })
  for (const fact of facts(received)) newest.push(observer.push(fact))
  return newest
}

it('gives every frame of a slow session once, each with its place', () => {
  const newest = newestOf([texts(1), texts(2)])
  expect(newest.take().map(({ frame, place }) => [frame.n, frame.text, place])).toEqual([
    [1, 'a', 1],
    [2, 'a', 2],
    [3, 'a', 3],
  ])
  expect(newest.take()).toEqual([])
})

it('gives the newest of a flood, and places that count those which are not told', () => {
  const told = newestOf([texts(2_000), texts(2_000), texts(2_000)]).take()
  expect(told.length).toBe(MOST_TOLD)
  expect(told.every(({ frame, place }) => frame.n === place)).toBe(true)
  expect(told.at(-1)?.place).toBe(6_000)
  expect(told.at(-256)?.place).toBe(5_745)
})

it('keeps of a large frame what can be shown', () => {
  const large = new Uint8Array(4 + 60_000)
  large.set([0x82, 126, 60_000 >> 8, 60_000 & 0xff])
  const [only] = newestOf([large]).take()
  expect([only?.frame.length, only?.frame.truncated, only?.frame.payload.length]).toEqual([60_000, true, 5464])
})
