import 'server-only'
import { onAttemptEnded } from '@/lib/server/attempts/hub'
import { monotonic } from '@/lib/server/platform/clock'
import { logger } from '@/lib/server/platform/logger'
import { onShutdown } from '@/lib/server/platform/shutdown'
import { singleton } from '@/lib/server/platform/singleton'
import { removesAnything } from '@/lib/server/store/storage/retention-rules'
import { enforceRetention } from './enforce-retention'
import { retentionRules } from './retention-state'

/** After the start, so that the first pages come first; then each hour; after attempts ended at most so often, milliseconds. */
const FIRST_MS = 5_000
const HOUR_MS = 3_600_000
const PAUSE_MS = 5_000
/** What a run took is waited for so many times over before the next. */
const REST = 20

type Schedule = { soon(): void }

/** Has the rules enforced at the start, after attempts ended, and each hour, one run at a time. */
export function startRetention(): void {
  singleton<Schedule>('retention', () => {
    const stop = new AbortController()
    let lookedAt = monotonic()
    let pause = PAUSE_MS
    let timer: NodeJS.Timeout | null = null
    let running: Promise<unknown> = Promise.resolve()
    let busy = false
    let again = false
    const run = async () => {
      const begun = monotonic()
      busy = true
      try {
        await enforceRetention({ ranMs: begun - lookedAt, signal: stop.signal })
        lookedAt = begun
      } catch (error) {
        if (!stop.signal.aborted) logger().warn({ err: error }, 'retention could not look at the history: it tries again')
      }
      pause = Math.max(PAUSE_MS, REST * (monotonic() - begun))
      timer = null
      busy = false
      if (again) after(0)
      again = false
    }
    const after = (ms: number) => {
      if (timer !== null || stop.signal.aborted) return
      timer = setTimeout(() => {
        running = run()
      }, ms).unref()
    }
    const hourly = setInterval(() => after(0), HOUR_MS).unref()
    onAttemptEnded(() => timer === null && removesAnything(retentionRules()) && after(pause))
    onShutdown('sessions', async () => {
      stop.abort()
      clearInterval(hourly)
      if (timer !== null) clearTimeout(timer)
      await running
    })
    after(FIRST_MS)
    const soon = () => {
      if (busy) {
        again = true
        return
      }
      if (timer !== null) clearTimeout(timer)
      timer = null
      after(0)
    }
    return { soon }
  })
}

/** Has the rules enforced now, for they were changed. */
export const retentionSoon = (): void => singleton<Schedule>('retention', () => ({ soon: () => {} })).soon()
