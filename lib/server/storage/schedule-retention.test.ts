import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { register } from '@/lib/server/attempts/hub'
import type { LiveSession } from '@/lib/server/attempts/session'
import { NO_LIMITS } from '@/lib/server/store/storage/retention-rules'
import { type TestServer, testServer } from '@/lib/testing/session-kit'
import { enforceRetention } from './enforce-retention'
import { writeRetentionRules } from './retention-state'
import { retentionSoon, startRetention } from './schedule-retention'

vi.mock('./enforce-retention', () => ({ enforceRetention: vi.fn(() => Promise.resolve(null)) }))
const runs = vi.mocked(enforceRetention).mock

let server: TestServer
beforeEach(() => {
  vi.useFakeTimers()
  server = testServer()
})
afterEach(async () => {
  vi.useRealTimers()
  await server.stop()
})

const SECOND = 1_000
/** How often it was looked at the history in so much time. */
async function runsIn(ms: number): Promise<number> {
  const before = runs.calls.length
  await vi.advanceTimersByTimeAsync(ms)
  return runs.calls.length - before
}
const endAttempt = () => register({ id: 'x', whenStored: Promise.resolve() } as LiveSession) // safe: no more of it is looked at

it('T-41: rules are enforced at the start, after attempts ended, each hour, and when they were changed', async () => {
  writeRetentionRules({ general: { ...NO_LIMITS, maxAttempts: 1 }, hosts: [] }, server.personId)
  startRetention()
  expect([await runsIn(4 * SECOND), await runsIn(2 * SECOND), await runsIn(60 * SECOND)]).toEqual([0, 1, 0])
  // Of many that end at once there is one run.
  for (let n = 0; n < 5; n++) endAttempt()
  expect([await runsIn(4 * SECOND), await runsIn(2 * SECOND), await runsIn(60 * SECOND)]).toEqual([0, 1, 0])
  retentionSoon()
  expect(await runsIn(1)).toBe(1)
  expect(await runsIn(3_600 * SECOND)).toBe(1)
  // Without rules an attempt that ends costs nothing.
  writeRetentionRules({ general: NO_LIMITS, hosts: [] }, server.personId)
  endAttempt()
  expect(await runsIn(60 * SECOND)).toBe(0)
})
