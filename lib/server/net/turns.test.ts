import { describe, expect, it } from 'vitest'
import { takeTurn } from './turns'

let key = 0
/** A place that nobody else connects to. */
const place = () => `192.0.2.1:${(key += 1)}`
const now = () => performance.now()
const never = new AbortController().signal
const take = (at: string, longest?: number, signal = never) => takeTurn(at, { signal, now, ...(longest === undefined ? {} : { longest }) })

describe('takeTurn (RFC 6455 §4.1)', () => {
  it('gives leave at once where nobody is connecting, also after others have', async () => {
    const at = place()
    for (let n = 0; n < 3; n += 1) {
      const turn = await take(at)
      expect(turn).toMatchObject({ ms: 0, gaveUp: false })
      turn.release()
    }
    expect(await Promise.all([take(place()), take(place())])).toMatchObject([{ ms: 0 }, { ms: 0 }])
  })

  it('gives leave in order, one at a time', async () => {
    const at = place()
    const order: number[] = []
    let inside = 0
    const most: number[] = []
    const connect = async (n: number) => {
      const turn = await take(at)
      order.push(n)
      most.push((inside += 1))
      await new Promise((resolve) => setImmediate(resolve))
      inside -= 1
      turn.release()
      turn.release()
    }
    await Promise.all([0, 1, 2, 3, 4].map(connect))
    expect(order).toEqual([0, 1, 2, 3, 4])
    expect(most).toEqual([1, 1, 1, 1, 1])
  })

  it('keeps the place for the one that was called: who comes meanwhile waits behind', async () => {
    const at = place()
    const first = await take(at)
    const second = take(at)
    first.release()
    let third = false
    const behind = take(at).then((turn) => {
      third = true
      return turn
    })
    const turn = await second
    expect(turn.gaveUp).toBe(false)
    expect(third).toBe(false)
    turn.release()
    ;(await behind).release()
  })

  it('lets one that waited too long go ahead, and says so; the next waits for both', async () => {
    const at = place()
    const stuck = await take(at)
    const late = await take(at, 5)
    expect(late.gaveUp).toBe(true)
    expect(late.ms).toBeGreaterThan(0)
    let called = false
    const next = take(at).then((turn) => {
      called = true
      return turn
    })
    late.release()
    await new Promise((resolve) => setImmediate(resolve))
    expect(called).toBe(false)
    stuck.release()
    expect(await next).toMatchObject({ gaveUp: false })
    ;(await next).release()
  })

  it('does not keep one that is stopped', async () => {
    const at = place()
    const first = await take(at)
    const stopping = new AbortController()
    const stopped = take(at, undefined, stopping.signal)
    const behind = take(at)
    stopping.abort()
    const turn = await stopped
    expect(turn.gaveUp).toBe(false)
    turn.release()
    first.release()
    ;(await behind).release()
    expect(await take(at)).toMatchObject({ ms: 0 })
  })
})
