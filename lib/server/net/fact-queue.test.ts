import { describe, expect, it } from 'vitest'
import type { Fact } from '../../core/transcript/fact'
import { createFactQueue } from './fact-queue'

const octets = (length: number): Fact => ({
  v: 1,
  at: 0,
  hop: 0,
  kind: 'bytes',
  direction: 'received',
  layer: 'endpoint',
  bytes: new Uint8Array(length),
})

function logged(limit: number) {
  const log: string[] = []
  const queue = createFactQueue(limit, {
    full: () => log.push('full'),
    drained: () => log.push('drained'),
    abandoned: () => log.push('abandoned'),
  })
  return { log, queue, reader: queue[Symbol.asyncIterator]() }
}

describe('fact-queue', () => {
  it('gives facts in order, those that wait and those that are waited for, then the end', async () => {
    const { queue, reader } = logged(1_000_000)
    const facts = [octets(1), octets(2), octets(3)]
    queue.push(facts[0] as Fact) // safe: three stand there
    expect((await reader.next()).value).toBe(facts[0])
    const next = reader.next()
    queue.push(facts[1] as Fact)
    queue.push(facts[2] as Fact)
    queue.end()
    expect((await next).value).toBe(facts[1])
    expect((await reader.next()).value).toBe(facts[2])
    expect((await reader.next()).done).toBe(true)
  })

  it('is full above its limit and drained at half of it, small facts counted too', async () => {
    const { log, queue, reader } = logged(10_000)
    for (let n = 0; n < 39; n++) queue.push(octets(1)) // 257 each: 10023
    expect(log).toEqual(['full'])
    for (let n = 0; n < 19; n++) await reader.next()
    expect(log).toEqual(['full'])
    await reader.next()
    expect(log).toEqual(['full', 'drained'])
  })

  it('says when its reader stopped early, and keeps nothing then', async () => {
    const { log, queue } = logged(10)
    queue.push(octets(1))
    for await (const _ of queue) break
    expect(log).toEqual(['full', 'drained', 'abandoned'])
    queue.push(octets(1))
    expect((await queue[Symbol.asyncIterator]().next()).done).toBe(true)
  })

  it('says when its reader has worked through what was pushed: not when it takes a fact, but when it comes back for more', async () => {
    const { queue, reader } = logged(1000)
    const log: string[] = []
    const tell = (word: string) => queue.workedThrough().then(() => log.push(word))
    queue.push(octets(1))
    queue.push(octets(2))
    const both = tell('both')
    await reader.next()
    await reader.next()
    expect(log).toEqual([])
    const next = reader.next()
    await both
    queue.push(octets(3))
    await next
    const third = tell('third')
    expect(log).toEqual(['both'])
    await reader.return?.()
    await third
    await tell('nothing waits')
    expect(log).toEqual(['both', 'third', 'nothing waits'])
  })

  it('throws at the reader what broke', async () => {
    const { queue, reader } = logged(10)
    const next = reader.next()
    queue.fail(new Error('broken'))
    await expect(next).rejects.toThrow('broken')
    await expect(reader.next()).rejects.toThrow('broken')
  })
})
