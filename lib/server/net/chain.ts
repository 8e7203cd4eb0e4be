import 'server-only'
import type { Fact } from '../../core/transcript/fact'
import type { Connection } from './connection'

export type Chain = Connection & {
  /** Ends the present connection; `open` gives the one after it, and `fact`, made then, is told first. */
  follow(fact: () => Fact, open: () => Connection): void
}

/** How long an endpoint may take to end its side before the next connection begins, milliseconds. */
const GRACE = 1000

/** Connections one after the other, as one: what is asked of it is asked of the present one, and reading goes on over all of them. */
export function chain(first: Connection): Chain {
  let current = first
  let next: { readonly fact: () => Fact; readonly open: () => Connection } | null = null
  let stopped = false
  let paused = false
  let grace: NodeJS.Timeout | undefined

  async function* facts(): AsyncGenerator<Fact, undefined> {
    for (;;) {
      yield* current.facts
      clearTimeout(grace)
      if (next === null || stopped) return
      const { fact, open } = next
      next = null
      yield fact()
      current = open()
      if (paused) current.pause()
      // Whoever read the fact may have stopped us: then it is this connection that was stopped.
      if (stopped) current.abort()
    }
  }

  return {
    facts: facts(),
    follow(fact, open) {
      next = { fact, open }
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
