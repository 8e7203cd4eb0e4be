'use client'

import { useEffect, useState } from 'react'
import { type AttemptFeed, EMPTY_FEED } from './attempt-feed'
import { followAttempt } from './follow-attempt'

type Shared = { feed: AttemptFeed; readonly listeners: Set<(feed: AttemptFeed) => void>; readonly stop: () => void }

/** Attempts followed by this tab: one stream each, however many components look at it. */
const followed = new Map<string, Shared>()

function follow(id: string, listener: (feed: AttemptFeed) => void): () => void {
  const shared = followed.get(id) ?? begin(id)
  shared.listeners.add(listener)
  listener(shared.feed)
  return () => {
    shared.listeners.delete(listener)
    if (shared.listeners.size > 0) return
    shared.stop()
    followed.delete(id)
  }
}

function begin(id: string): Shared {
  const shared: Shared = {
    feed: EMPTY_FEED,
    listeners: new Set(),
    stop: followAttempt(id, (feed) => {
      shared.feed = feed
      for (const listener of shared.listeners) listener(feed)
    }),
  }
  followed.set(id, shared)
  return shared
}

/** How long an attempt is followed that nobody looks at yet. */
const AHEAD_MS = 5_000

/** Begins to follow an attempt whose page is about to be opened. */
export function followAhead(id: string): void {
  const nobody = follow(id, () => undefined)
  setTimeout(nobody, AHEAD_MS)
}

function heldAlready(id: string | null) {
  const feed = id === null ? undefined : followed.get(id)?.feed
  return id === null || feed === undefined ? null : { id, feed }
}

/** The live (or stored) view of an attempt with its newest frames. `null` follows nothing. */
export function useAttemptEvents(id: string | null): AttemptFeed {
  const [held, setHeld] = useState<{ readonly id: string; readonly feed: AttemptFeed } | null>(() => heldAlready(id))
  useEffect(() => {
    if (id === null) return
    return follow(id, (feed) => setHeld((before) => (before?.id === id && before.feed === feed ? before : { id, feed })))
  }, [id])
  return held !== null && held.id === id ? held.feed : EMPTY_FEED
}
