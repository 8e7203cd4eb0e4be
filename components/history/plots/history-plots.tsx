'use client'

import { ChevronDown } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useSyncExternalStore } from 'react'
import { cn } from '@/components/ui/cn'
import { Skeleton } from '@/components/ui/skeleton'
import { useStoredChoice } from '@/lib/client/use-stored-choice'
import { useHistoryFilter } from '../use-history-filter'

const Waiting = () => <Skeleton className="m-3 h-88" />
const Plots = dynamic(() => import('./plots'), { loading: Waiting, ssr: false })
const WIDE = '(min-width: 48rem)'

function subscribe(listener: () => void) {
  const media = window.matchMedia(WIDE)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

/** The plots above the history, which can be folded away: on a narrow page they are until somebody opens them. */
export function HistoryPlots() {
  const [filter, change] = useHistoryFilter()
  const [choice, choose] = useStoredChoice('history-plots')
  const wide = useSyncExternalStore(
    subscribe,
    () => window.matchMedia(WIDE).matches,
    () => true,
  )
  const open = choice ? choice === 'open' : wide
  // On the server nobody knows how wide the page is.
  const unknown = choice === undefined
  return (
    <section aria-labelledby="history-plots" className="overflow-hidden rounded-md border bg-surface">
      <h2 id="history-plots" className="text-sm">
        <button
          type="button"
          aria-expanded={open}
          aria-controls="history-plots-body"
          onClick={() => choose(open ? 'closed' : 'open')}
          className="flex h-8 w-full items-center gap-1.5 px-3 text-left font-medium hover:bg-sunken/60 focus-visible:-outline-offset-2"
        >
          <ChevronDown aria-hidden="true" className={cn('size-4 text-muted', !open && '-rotate-90')} />
          Over time
        </button>
      </h2>
      <div id="history-plots-body" hidden={!open} className={cn(open && 'border-t', unknown && 'max-md:hidden')}>
        {open && (unknown ? <Waiting /> : <Plots filter={filter} onChange={change} />)}
      </div>
    </section>
  )
}
