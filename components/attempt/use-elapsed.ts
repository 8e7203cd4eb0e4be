'use client'

import { useEffect, useState } from 'react'

/** Milliseconds since `since` (ISO 8601), told ten times a second while `running`; null before the first tick. */
export function useElapsed(since: string, running: boolean): number | null {
  const [elapsed, setElapsed] = useState<number | null>(null)
  useEffect(() => {
    if (!running) return
    const begin = Date.parse(since)
    const tick = () => setElapsed(Math.max(0, Date.now() - begin))
    tick()
    const timer = setInterval(tick, 100)
    return () => clearInterval(timer)
  }, [since, running])
  return running ? elapsed : null
}
