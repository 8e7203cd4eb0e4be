import { describe, expect, it } from 'vitest'
import { head, type Play, play } from '../../testing/play'
import { hexDecode } from '../bytes/hex'
import { createObserver } from '../connection/observe'
import { createFramesWatch, type FramesArtifact } from './frames'

const REQUEST = head('GET / HTTP/1.1', 'Host: a', 'Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Key: x')
const SWITCHED = head('HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade')
const hex = (octets: string) => hexDecode(octets) ?? new Uint8Array(0)

/** Plays a session with `told` of the unremarkable frames told one by one; gives what is known, and how many objects were made on the way. */
function watched(session: (conversation: Play) => void, told?: number): { frames: FramesArtifact | null; made: number } {
  const observer = createObserver({ told })
  const watch = createFramesWatch()
  const objects = new Set<FramesArtifact | null>()
  session(
    play({
      push(fact) {
        for (const event of observer.push(fact)) {
          watch.push(event)
          objects.add(watch.frames)
        }
      },
    }),
  )
  return { frames: watch.frames, made: objects.size }
}

const opened = (more: (conversation: Play) => void) => (conversation: Play) => more(conversation.sends(REQUEST).receives(SWITCHED))

describe('createFramesWatch', () => {
  it('is nothing before the 101', () => {
    expect(watched((conversation) => conversation.sends(REQUEST)).frames).toBeNull()
  })

  it('keeps the first frame with each fault, and counts', () => {
    const { frames } = watched(opened((conversation) => conversation.receives(hex('81 00 a1 00 a1 00 b1 00 81 7e 00 01 41'))))
    expect(frames?.received).toMatchObject({ any: true, data: true, faultsAtFirst: 2 })
    expect(Object.entries(frames?.received.faults ?? {}).map(([fault, seen]) => [fault, seen.first.n, seen.times])).toEqual([
      ['rsv2-set', 2, 3],
      ['rsv3-set', 4, 1],
      ['length-16-not-minimal', 5, 1],
    ])
    expect(frames?.sent).toMatchObject({ any: false, faults: {} })
  })

  it('knows of a fault after a million frames that were only counted', () => {
    const million = new Uint8Array(2_000_000)
    for (let at = 0; at < million.length; at += 2) million[at] = 0x82
    const { frames, made } = watched(
      opened((conversation) => conversation.receives(million).receives(hex('a2 00'))),
      0,
    )
    expect(frames?.received.faults['rsv2-set']).toMatchObject({ first: { n: 1_000_001, offset: 2_000_000 }, times: 1 })
    // Before the 101, with it, with the first frame, with the fault.
    expect(made).toBeLessThanOrEqual(4)
  })

  it('knows what a header says before the payload is here, and counts it once', () => {
    const half = watched(opened((conversation) => conversation.receives(hex('a2 02 41'))))
    expect(half.frames?.received).toMatchObject({ any: true, data: false, faults: { 'rsv2-set': { first: { n: 1 }, times: 1 } } })
    const whole = watched(opened((conversation) => conversation.receives(hex('a2 02 41'), hex('42'), hex('a2 00'))))
    expect(whole.frames?.received).toMatchObject({ data: true, faultsAtFirst: 2, faults: { 'rsv2-set': { times: 2 } } })
    const cut = watched(opened((conversation) => conversation.receives(hex('a2 02 41')).ends()))
    expect(cut.frames?.received.faults).toMatchObject({ 'rsv2-set': { times: 1 }, incomplete: { times: 1 } })
  })

  it('knows of a terabyte as soon as it is announced (RFC 6455 §10.4)', () => {
    const { frames } = watched(opened((conversation) => conversation.receives(hex('82 7f 00 00 01 00 00 00 00 00'))))
    expect(frames?.received.announced).toMatchObject({ n: 1, length: '1099511627776' })
  })

  it('does not grow with faults: a flood of them is one first frame and a number', () => {
    const flood = new Uint8Array(20_000)
    for (let at = 0; at < flood.length; at += 2) flood[at] = 0xf3
    const { frames } = watched(opened((conversation) => conversation.receives(flood)))
    expect(frames?.received.faults['reserved-data-opcode']?.times).toBe(10_000)
    expect(JSON.stringify(frames).length).toBeLessThan(4_000)
  })

  it('tells who closed first, when the newest frame before it came, and what was cut off (RFC 6455 §5.5.1)', () => {
    const { frames } = watched(
      opened((conversation) => conversation.waits(5).receives(hex('01 01 41')).waits(5).receives(hex('88 00')).waits(5).ends()),
    )
    expect(frames).toMatchObject({ closedFirst: 'received', newest: 5 })
    expect(frames?.received).toMatchObject({ unfinished: { from: 1, offset: 0, headerLength: 2, length: 1 }, closes: { first: { n: 2 } } })
  })

  it('knows octets of HTTP behind the 101 for what they are', () => {
    expect(watched(opened((conversation) => conversation.receives('HTTP/1.1 400 Bad'))).frames?.received.isText).toBe(true)
    expect(watched(opened((conversation) => conversation.receives(hex('81 00')))).frames?.received.isText).toBe(false)
  })
})
