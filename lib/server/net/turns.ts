import 'server-only'
import { singleton } from '../platform/singleton'

/** So long one handshake is waited for before the next goes ahead beside it, milliseconds. */
export const LONGEST_WAIT = 3_000

/** Leave to connect: how long was waited for it, and whether another was still connecting when it was given. */
export type Turn = {
  readonly ms: number
  readonly gaveUp: boolean
  /** The handshake was answered, failed or stopped: the next may begin. Doing so again changes nothing. */
  release(): void
}

type Line = { holders: number; readonly waiting: (() => void)[] }
type Waiting = { readonly signal: AbortSignal; now(): number; readonly longest?: number }

const lines = () => singleton('connecting', () => new Map<string, Line>())

/**
 * Leave to connect to an address and port, given at once where nobody is connecting there: there is one connection in the state
 * CONNECTING for each (RFC 6455 §4.1), over all attempts of this process. Whoever waits too long goes ahead; one that is stopped
 * while it waits gets its leave too, to find that out by itself.
 */
export async function takeTurn(key: string, { signal, now, longest = LONGEST_WAIT }: Waiting): Promise<Turn> {
  const line = lines().get(key) ?? { holders: 0, waiting: [] }
  lines().set(key, line)
  const begun = now()
  const free = line.holders === 0
  const how = free || signal.aborted ? 'at once' : await waitInLine(line, signal, longest)
  // Whose turn it became was given the place of the one before.
  if (how !== 'called') line.holders += 1
  let released = false
  const release = () => {
    if (released) return
    released = true
    const next = line.holders === 1 ? line.waiting.shift() : undefined
    if (next) return next()
    line.holders -= 1
    if (line.holders === 0) lines().delete(key)
  }
  return { ms: free ? 0 : now() - begun, gaveUp: how === 'gave up', release }
}

function waitInLine(line: Line, signal: AbortSignal, longest: number): Promise<'called' | 'gave up' | 'stopped'> {
  return new Promise((settle) => {
    const finish = (how: 'called' | 'gave up' | 'stopped') => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      const at = line.waiting.indexOf(called)
      if (at !== -1) line.waiting.splice(at, 1)
      settle(how)
    }
    const called = () => finish('called')
    const onAbort = () => finish('stopped')
    const timer = setTimeout(() => finish('gave up'), longest)
    signal.addEventListener('abort', onAbort)
    line.waiting.push(called)
  })
}
