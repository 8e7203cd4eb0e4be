import { queryClient } from '@/lib/client/query-client'
import { prefetchFirstFrames } from '@/lib/client/use-frame-rows'

/** Asks for what the tab of frames begins with while nobody has opened it yet. */
export function askForFrames(id: string, total: number): void {
  prefetchFirstFrames(queryClient(), id, total)
}
