import 'server-only'
import type { Fact } from '../../core/transcript/fact'

/** What one fact counts as besides its octets, so that a stream of one-octet reads is bounded too. */
const FACT_COST = 256

export type FactQueue = AsyncIterable<Fact> & {
  push(fact: Fact): void
  /** No more facts; those queued are still given. */
  end(): void
  /** The reader's next read throws: something of ours is broken. */
  fail(error: unknown): void
  /** Settles when the reader has worked through every fact pushed so far: it took them and came back for more, or stopped reading. */
  workedThrough(): Promise<void>
}

/**
 * Facts for one reader, in order. `onFull` is called when more than `limit` octets wait unread, `onDrained` when half of that
 * was read again, `onAbandoned` when the reader stops before the end.
 */
export function createFactQueue(limit: number, on: { full(): void; drained(): void; abandoned(): void }): FactQueue {
  let facts: Fact[] = []
  let head = 0
  let cost = 0
  let full = false
  let ended = false
  let pushed = 0
  let given = 0
  let worked = 0
  let watchers: { readonly until: number; readonly resolve: () => void }[] = []
  let broken: { readonly error: unknown } | null = null
  let waiting: { readonly resolve: (result: IteratorResult<Fact, undefined>) => void; readonly reject: (error: unknown) => void } | null =
    null

  function take(): Fact | undefined {
    const fact = facts[head]
    if (!fact) return undefined
    head++
    given++
    if (head === facts.length || head > 1024) {
      facts = facts.slice(head)
      head = 0
    }
    cost -= costOf(fact)
    if (full && cost <= limit / 2) {
      full = false
      on.drained()
    }
    return fact
  }

  /** The reader is done with the first `count` facts. */
  function workedUpTo(count: number): void {
    worked = count
    if (watchers.length === 0) return
    const ready = watchers.filter(({ until }) => until <= count)
    watchers = watchers.filter(({ until }) => until > count)
    for (const { resolve } of ready) resolve()
  }

  const iterator: AsyncIterator<Fact, undefined> = {
    next() {
      workedUpTo(given)
      const fact = take()
      if (fact) return Promise.resolve({ done: false, value: fact })
      if (broken) return Promise.reject(broken.error)
      if (ended) return Promise.resolve({ done: true, value: undefined })
      return new Promise((resolve, reject) => (waiting = { resolve, reject }))
    },
    return() {
      const abandoned = !ended
      ended = true
      facts = []
      head = 0
      waiting?.resolve({ done: true, value: undefined })
      waiting = null
      workedUpTo(pushed)
      if (abandoned) on.abandoned()
      return Promise.resolve({ done: true, value: undefined })
    },
  }

  return {
    push(fact) {
      if (ended) return
      pushed++
      if (waiting) {
        const { resolve } = waiting
        waiting = null
        given++
        resolve({ done: false, value: fact })
        return
      }
      facts.push(fact)
      cost += costOf(fact)
      if (!full && cost > limit) {
        full = true
        on.full()
      }
    },
    end() {
      ended = true
      waiting?.resolve({ done: true, value: undefined })
      waiting = null
    },
    fail(error) {
      ended = true
      broken = { error }
      waiting?.reject(error)
      waiting = null
    },
    workedThrough() {
      const until = pushed
      return worked >= until ? Promise.resolve() : new Promise((resolve) => watchers.push({ until, resolve }))
    },
    [Symbol.asyncIterator]: () => iterator,
  }
}

function costOf(fact: Fact): number {
  return FACT_COST + (fact.kind === 'bytes' ? fact.bytes.length : 0)
}
