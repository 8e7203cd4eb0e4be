import 'server-only'
import type { Fact } from '../../core/transcript/fact'
import type { Connection } from './connection'

/** What comes after a connection: facts that are told first, and the connection after it, null where there is none. */
export type Next = { readonly facts: readonly Fact[]; readonly open: (() => Connection) | null }

export type Chain = Connection & {
  /** Ends the present connection; `next`, asked for once its facts are over, comes after it. */
  follow(next: () => Next | Promise<Next>): void
}

/** How long an endpoint may take to end its side before the next connection begins, milliseconds. */
const GRACE = 1000

/** Connections one after the other, as one, `begun` told first: what is asked of it is asked of the present one, and reading goes on over all of them. */
export function chain(first: Connection, begun: readonly Fact[] = []): Chain {
  let current = first
  let next: (() => Next | Promise<Next>) | null = null
  let stopped = false
  let paused = false
  let grace: NodeJS.Timeout | undefined

  async function* facts(): AsyncGenerator<Fact, undefined> {
    yield* begun
    for (;;) {
      yield* current.facts
      clearTimeout(grace)
      if (next === null || stopped) return
      const { facts, open } = await next()
      next = null
      yield* facts
      if (open === null) return
      current = open()
      if (paused) current.pause()
      // Whoever read the fact may have stopped us: then it is this connection that was stopped.
      if (stopped) current.abort()
    }
  }

  return {
    facts: facts(),
    follow(coming) {
      next = coming
      const ending = current
      ending.end()
      grace = setTimeout(() => ending.reset(), GRACE)
    },
    write: (bytes) => current.write(bytes),
    workedThrough: () => current.workedThrough(),
    headComplete: (upgraded) => current.headComplete(upgraded),
    end() {
      stopped = true
      current.end()
    },
    reset() {
      stopped = true
      current.reset()
    },
    abort() {
      stopped = true
      current.abort()
    },
    pause() {
      paused = true
      current.pause()
    },
    resume() {
      paused = false
      current.resume()
    },
  }
}
