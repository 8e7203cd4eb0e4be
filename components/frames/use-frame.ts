import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { fetchFrame } from '@/lib/client/frame-window'
import { useFirstFrames } from '@/lib/client/use-frame-rows'
import { firstMessages } from '@/lib/core/report/first-messages'
import type { AttemptView, FrameView } from '@/lib/core/report/view'
import type { SessionContext } from './frame-decoding'
import type { FrameMark } from './frame-list'

/** The frame itself where it is at hand whole, else fetched with its payload. */
export function useWholeFrame(
  id: string,
  n: number | null,
  held: FrameView | undefined,
): { frame: FrameView | undefined; loading: boolean } {
  const wanted = n !== null && (held === undefined || held.truncated)
  const query = useQuery({
    queryKey: ['frame', id, n],
    queryFn: ({ signal }) => fetchFrame(id, n ?? 0, signal),
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30_000,
  })
  return { frame: (wanted ? query.data : null) ?? held, loading: wanted && query.isPending }
}

/** When the frame travelled that times are measured from; null while that is not known. */
export function useFrameTime(id: string, n: number | null, held: FrameView | undefined): FrameMark | null {
  const query = useQuery({
    queryKey: ['frame-time', id, n],
    queryFn: ({ signal }) => fetchFrame(id, n ?? 0, signal, 0),
    enabled: n !== null && held?.n !== n,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const at = held?.n === n ? held?.at : query.data?.at
  return n === null || at === undefined ? null : { n, at }
}

/** What decoders may know of the session: what it agreed on, and what it began with. */
export function useSessionContext(view: AttemptView, total: number): SessionContext {
  const first = useFirstFrames(view.id, total)
  const path = view.request?.startLine.split(' ')[1]
  const { subprotocol } = view
  return useMemo(
    (): SessionContext => ({ subprotocol, ...(path === undefined ? {} : { path }), first: firstMessages(first) }),
    [subprotocol, path, first],
  )
}

type Visible = readonly [first: number, last: number]

/** The rows of a list that are in sight, and what the list tells them to. */
export function useVisible(): readonly [Visible, (first: number, last: number) => void] {
  const [visible, setVisible] = useState<Visible>([0, 40])
  const onVisible = useCallback(
    (first: number, last: number) => setVisible((before) => (before[0] === first && before[1] === last ? before : [first, last])),
    [],
  )
  return [visible, onVisible]
}
