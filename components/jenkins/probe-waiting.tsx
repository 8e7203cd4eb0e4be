'use client'

import { useElapsed } from '@/components/attempt/use-elapsed'
import { Spinner } from '@/components/ui/spinner'

/** What is waited for, and how long already. */
export function ProbeWaiting({ since }: { since: string }) {
  const elapsed = useElapsed(since, true)
  return (
    <p role="status" className="flex items-center gap-2 text-muted">
      <Spinner />
      Probing: one connection for each step, two a second at most outside this machine
      <span className="mono tabular-nums" aria-hidden>
        {((elapsed ?? 0) / 1_000).toFixed(1)} s
      </span>
    </p>
  )
}
