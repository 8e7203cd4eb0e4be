'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { OutcomeBadge } from '@/components/attempt/outcome-badge'
import { VisibleText } from '@/components/attempt/visible-text'
import { count } from '@/components/attempt/words'
import { Input } from '@/components/ui/input'
import { Time } from '@/components/ui/time'
import { errorText } from '@/lib/client/api'
import { type AttemptSummary, fetchHistory, NO_FILTER } from '@/lib/client/history'

const REFRESH_MS = 3_000

/** Sessions that ran or run, the newest first and open ones before the others. */
const sessionsOf = (items: readonly AttemptSummary[], taken: readonly string[]) =>
  items
    .filter(({ id, framesSent, framesReceived, state }) => !taken.includes(id) && (framesSent + framesReceived > 0 || state === 'open'))
    .sort((a, b) => Number(b.state === 'open') - Number(a.state === 'open'))

function framesOf({ framesSent, framesReceived }: AttemptSummary): string {
  const frames = framesSent + framesReceived
  return frames === 1 ? '1 frame' : `${count(frames)} frames`
}

/** Chooses a session to stand beside the others. */
export function SessionPicker({ taken, onPick }: { taken: readonly string[]; onPick: (id: string) => void }) {
  const [q, setQ] = useState('')
  const { data, error, isPending } = useQuery({
    queryKey: ['sessions', q],
    queryFn: ({ signal }) => fetchHistory({ ...NO_FILTER, q }, null, signal),
    refetchInterval: REFRESH_MS,
    placeholderData: (before) => before,
  })
  const sessions = sessionsOf(data?.items ?? [], taken)
  return (
    <div className="space-y-2">
      <Input
        type="search"
        aria-label="Search sessions"
        placeholder="Search by URL or name"
        value={q}
        onChange={(event) => setQ(event.target.value)}
      />
      {error !== null && <p className="text-fail text-sm">The history could not be loaded: {errorText(error)}</p>}
      {!isPending && error === null && sessions.length === 0 && (
        <p className="p-3 text-muted text-sm">No other session with frames {q === '' ? 'yet: connect somewhere first' : 'fits'}.</p>
      )}
      <ul aria-label="Sessions" className="max-h-[50dvh] divide-y overflow-y-auto rounded-md border empty:hidden">
        {sessions.map((session) => (
          <li key={session.id}>
            <button
              type="button"
              onClick={() => onPick(session.id)}
              className="flex w-full min-w-0 items-center gap-2 px-3 py-1.5 text-left hover:bg-sunken focus-visible:-outline-offset-2"
            >
              <OutcomeBadge outcome={session.outcome} state={session.state} />
              <span className="mono min-w-0 flex-1 truncate text-xs">
                <VisibleText text={session.name ?? session.url} />
              </span>
              <span className="tabular shrink-0 text-muted text-xs">{session.state === 'open' ? 'open' : framesOf(session)}</span>
              <span className="shrink-0 text-faint text-xs">
                <Time value={session.createdAt} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
