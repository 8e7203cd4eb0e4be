'use client'

import { useEffect, useState } from 'react'
import { type AttemptFeed, EMPTY_FEED } from './attempt-feed'
import { followAttempt } from './follow-attempt'

/** The live (or stored) view of an attempt with its newest frames. `null` follows nothing. */
export function useAttemptEvents(id: string | null): AttemptFeed {
  const [held, setHeld] = useState<{ readonly id: string; readonly feed: AttemptFeed } | null>(null)
  useEffect(() => {
    if (id === null) return
    return followAttempt(id, (feed) => setHeld({ id, feed }))
  }, [id])
  return held !== null && held.id === id ? held.feed : EMPTY_FEED
}
