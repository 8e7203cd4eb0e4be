import 'server-only'
import type { Generated } from '@/lib/core/handshake/fill-message'
import { now } from '@/lib/server/platform/clock'
import { randomUuid } from '@/lib/server/platform/ids'

/** What a message may hold without anybody giving it: `round` is which of a repetition it is, from 1. */
export function generated(round: number): Generated {
  const at = now()
  return { n: String(round), now: at.toISOString(), timestamp: String(at.getTime()), uuid: randomUuid() }
}
