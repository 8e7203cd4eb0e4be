import 'server-only'
import { config } from '@/lib/server/config'
import { peerOf } from '@/lib/server/http/peers'
import { assertBelow, count, type Rate } from './rate-limit'

const WINDOW_MS = 60_000
const TRIES_OF_ONE = 10
const TRIES_OF_ALL = 100

/** What guesses at a secret are counted under: the address they come from, what they are about, and all of them. */
function rates(headers: Headers, kind: string, about: string | null): readonly Rate[] {
  const { trustedProxies } = config()
  const { address, forwarded } = peerOf(headers, trustedProxies)
  // The last entry is what our own proxy saw; those before it are hearsay.
  const client = forwarded === null ? address : (headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? address)
  const rate = (name: string, limit: number): Rate => ({ name: `${kind}:${name}`, limit, windowMs: WINDOW_MS })
  return [
    rate(`from ${client ?? 'unknown'}`, TRIES_OF_ONE),
    ...(about === null ? [] : [rate(`about ${about}`, TRIES_OF_ONE)]),
    rate('all', TRIES_OF_ALL),
  ]
}

/**
 * Runs a try at a secret: ten wrong ones a minute from one address or about one person, a hundred in all, then LimitError
 * `too-many-tries`. What `run` throws counts as wrong and is thrown on.
 */
export async function tried<Result>(
  { headers, kind, about = null, now = Date.now() }: { headers: Headers; kind: string; about?: string | null; now?: number },
  run: () => Promise<Result> | Result,
): Promise<Result> {
  const all = rates(headers, kind, about)
  for (const rate of all) assertBelow(rate, now, 'too-many-tries', 'wrong tries')
  try {
    return await run()
  } catch (error) {
    for (const rate of all) count(rate, now)
    throw error
  }
}
