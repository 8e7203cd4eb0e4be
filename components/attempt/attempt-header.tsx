'use client'

import { Waypoints } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import { Time } from '@/components/ui/time'
import type { FeedConnection } from '@/lib/client/attempt-feed'
import type { AttemptView } from '@/lib/core/report/view'
import { endpointText } from '@/lib/core/spec/words'
import { AttemptActions, type AttemptHandlers } from './attempt-actions'
import { dialledPort, newestTarget } from './newest-target'
import { OutcomeBadge, StateBadge } from './outcome-badge'
import { useElapsed } from './use-elapsed'
import { VisibleText } from './visible-text'
import { duration } from './words'

/** Longer sentences are set smaller. */
const LONG_SUMMARY = 110

function took(view: AttemptView): number | null {
  if (view.timings.total !== null) return view.timings.total
  return view.endedAt === null ? null : Date.parse(view.endedAt) - Date.parse(view.createdAt)
}

/** The endpoint's address as it was dialled; null where a proxy dials it. */
function addressOf(view: AttemptView): string | null {
  const { address } = view.target
  if (view.draft.network?.proxy) return null
  return address === null ? null : endpointText(address, dialledPort(view))
}

/** The sentence that answers, with what it rests on: outcome, status, target, address, time; and what can be done next. */
export function AttemptHeader({ view, connection, ...handlers }: AttemptHandlers & { view: AttemptView; connection: FeedConnection }) {
  const running = view.endedAt === null && view.state !== 'interrupted' && view.state !== 'closed'
  const elapsed = useElapsed(view.createdAt, running)
  const total = took(view)
  const address = addressOf(view)
  const followed = newestTarget(view)
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2.5">
      <div className="min-w-0 flex-[1_1_420px]">
        <div className="flex flex-wrap items-center gap-1.5">
          <OutcomeBadge outcome={view.outcome} state={view.state} />
          <StateBadge state={view.state} />
          {view.failure?.phase === 'proxy' && <Badge icon={<Waypoints aria-hidden="true" />}>at the proxy</Badge>}
          {view.protocol === 'h2' && <Badge>HTTP/2</Badge>}
          {view.status !== null && <span className="mono font-semibold">{view.status}</span>}
          {connection === 'lost' && (
            <span role="status" className="text-warn text-xs">
              No connection to Sockscope: what you see may be old. Trying again…
            </span>
          )}
        </div>
        <h2
          aria-live="polite"
          className={cn(
            'mt-1.5 max-w-[80ch] text-balance font-semibold tracking-[-0.01em]',
            view.summary.length > LONG_SUMMARY ? 'text-lg' : 'text-xl',
          )}
        >
          <VisibleText text={view.summary} />
        </h2>
        <p className="mt-1 flex flex-wrap items-baseline gap-x-2 text-muted text-xs">
          <span className="mono min-w-0 break-all text-foreground">
            <VisibleText text={view.target.url} />
          </span>
          {followed.url !== view.target.url && (
            <span>
              followed to <VisibleText text={followed.url} className="mono break-all text-foreground" />
            </span>
          )}
          {view.proxy && (
            <span>
              by way of <VisibleText text={view.proxy.url} className="mono break-all" />
            </span>
          )}
          {view.draft.network?.socketPath && (
            <span>
              by the Unix socket <VisibleText text={view.draft.network.socketPath} className="mono break-all" />
            </span>
          )}
          {address !== null && (
            <span>
              at <span className="mono">{address}</span>
            </span>
          )}
          <span aria-hidden="true">·</span>
          <Time value={view.createdAt} />
          <span aria-hidden="true">·</span>
          <span className="tabular">{running ? `${duration(elapsed ?? 0)} so far` : `took ${duration(total ?? 0)}`}</span>
        </p>
      </div>
      <AttemptActions view={view} {...handlers} />
    </header>
  )
}
