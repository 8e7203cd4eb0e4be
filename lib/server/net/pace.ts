import 'server-only'
import { classify } from '../../core/address/classify'
import { singleton } from '../platform/singleton'

/** New connections of a probe to one address and port outside loopback begin at least this far apart, milliseconds: two a second. */
export const APART = 500
/** Places remembered; all are forgotten beyond, which costs a place one wait. */
const MOST_PLACES = 4_096

type Pacing = { readonly signal: AbortSignal; now(): number }

/** When the next connection to a place may begin, by this process's own monotonic clock. */
const next = () => singleton('pace', () => new Map<string, number>())

/** Waits until a probe may connect to an address again; gives the milliseconds waited. Loopback is not paced. Over at once when stopped. */
export async function pace(address: string, port: number, { signal, now }: Pacing): Promise<number> {
  if (classify(address).class === 'loopback' || signal.aborted) return 0
  const places = next()
  if (places.size > MOST_PLACES) places.clear()
  const place = `${address} ${port}`
  const wait = Math.max(0, (places.get(place) ?? 0) - now())
  places.set(place, now() + wait + APART)
  if (wait > 0) await stoppable(wait, signal)
  return wait
}

function stoppable(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((settle) => {
    const over = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', over)
      settle()
    }
    const timer = setTimeout(over, ms)
    signal.addEventListener('abort', over)
  })
}
