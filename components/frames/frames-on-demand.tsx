import { useEffect, useState } from 'react'
import { ServerState } from '@/components/shell/server-state'
import { EmptyState } from '@/components/ui/empty-state'
import { onDemand, useOnDemand } from '@/components/ui/on-demand'
import { Skeleton } from '@/components/ui/skeleton'
import type { AttemptFeed } from '@/lib/client/attempt-feed'
import type { AttemptView } from '@/lib/core/report/view'

const framesTab = onDemand(() => import('./frames-tab'))

/**
 * The tab of frames, fetched when it is first wanted and drawn at once where it is here. (React shows what was lazy no sooner than
 * 300 ms after what stood in its place.)
 */
export function FramesOnDemand(props: { view: AttemptView; feed: AttemptFeed }) {
  const [failed, setFailed] = useState(false)
  const FramesTab = useOnDemand(framesTab, true, () => setFailed(true))?.default
  if (FramesTab) {
    return (
      <ServerState>
        <FramesTab {...props} />
      </ServerState>
    )
  }
  if (!failed) return <Skeleton className="h-96 w-full" />
  return <EmptyState title="The frames could not be loaded">Sockscope does not answer. Reload the page to try again.</EmptyState>
}

/** Fetches the tab of frames, and of a stored session its first frames, before anybody opens it. */
export function useFramesAhead(id: string, total: number, { connection, frames }: AttemptFeed): void {
  const some = total > 0
  const missing = connection === 'ended' && total > frames.length ? total : 0
  useEffect(() => {
    if (!some) return
    return whenIdle(() => {
      framesTab.load().then(
        ({ prefetchFirstFrames }) => missing > 0 && prefetchFirstFrames(id, missing),
        // A failure is nobody's concern yet: who opens the tab tries again.
        () => undefined,
      )
    })
  }, [id, some, missing])
}

/** Does it when the page has nothing else to do; gives what calls it off. */
function whenIdle(act: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(act, 200)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(act)
  return () => cancelIdleCallback(handle)
}
