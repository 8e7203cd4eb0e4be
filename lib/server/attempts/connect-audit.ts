import 'server-only'
import type { Fact } from '@/lib/core/transcript/fact'
import { access } from '@/lib/server/auth/access'
import type { Caller } from '@/lib/server/auth/authorise'
import { assertBelow, count, type Rate } from '@/lib/server/auth/rate-limit'
import { audit } from '@/lib/server/team/audit'

export type PolicyFact = Extract<Fact, { kind: 'policy' }>

/** Attempts a member may start within a minute. */
const RATE = { limit: 240, windowMs: 60_000 }

/** Counts an attempt of a member. Throws LimitError `too-many-attempts` beyond the rate; who is alone is not counted. */
export function assertConnectRate({ personId }: Caller): void {
  if (access() === 'alone') return
  const now = Date.now()
  const rate: Rate = { name: `connect:${personId}`, ...RATE }
  assertBelow(rate, now, 'too-many-attempts', 'attempts')
  count(rate, now)
}

/** Writes who connected where, and what the network policy said of it. */
export function auditConnect(caller: Caller, attemptId: string, { decision, reason, host, address, port }: PolicyFact): void {
  audit(caller, 'attempt.connect', `${host.includes(':') ? `[${host}]` : host}:${port}`, {
    decision,
    reason,
    address: address ?? '',
    attemptId,
  })
}
