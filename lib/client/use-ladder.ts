'use client'

import { createParser } from 'eventsource-parser'
import { useEffect, useState } from 'react'
import type { LadderEvent, LadderView } from '../core/ladder/view'
import { ApiProblem, apiResponse } from './api'
import { ladderEventsPath } from './ladder'

const WAIT_MS = 1_000
const LONGEST_WAIT_MS = 10_000

export type LadderFeed = { readonly ladder: LadderView | null; readonly connection: 'connecting' | 'live' | 'ended' | 'lost' }
const EMPTY: LadderFeed = { ladder: null, connection: 'connecting' }

/** A ladder as it runs, or as it was stored. Closed while the tab is hidden, connected again with growing waits. */
export function useLadder(id: string): LadderFeed {
  const [held, setHeld] = useState<{ readonly id: string; readonly feed: LadderFeed }>({ id, feed: EMPTY })
  useEffect(() => followLadder(id, (feed) => setHeld({ id, feed })), [id])
  return held.id === id ? held.feed : EMPTY
}

function followLadder(id: string, tell: (feed: LadderFeed) => void): () => void {
  let feed = EMPTY
  let reading: AbortController | null = null
  let waiting: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let over = false
  const set = (next: LadderFeed) => {
    feed = next
    if (next.connection === 'ended') over = true
    tell(feed)
  }

  const read = async () => {
    if (reading !== null || over || document.hidden) return
    const controller = new AbortController()
    reading = controller
    try {
      const response = await apiResponse(ladderEventsPath(id), { signal: controller.signal, headers: { accept: 'text/event-stream' } })
      const parser = createParser({
        onEvent: ({ data }) => {
          failures = 0
          const event = JSON.parse(data) as LadderEvent // safe: our own server's stream
          set(event.type === 'end' ? { ...feed, connection: 'ended' } : { ladder: event.ladder, connection: 'live' })
        },
      })
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
      for (;;) {
        const { done, value } = (await reader?.read()) ?? { done: true, value: '' }
        if (done) break
        parser.feed(value)
      }
    } catch (error) {
      if (error instanceof ApiProblem && error.status >= 400 && error.status < 500) {
        over = true
        tell({ ...feed, connection: 'lost' })
      }
    } finally {
      if (reading === controller) reading = null
    }
    if (over || controller.signal.aborted) return
    failures += 1
    if (failures > 2) tell({ ...feed, connection: 'lost' })
    waiting = setTimeout(() => void read(), Math.min(LONGEST_WAIT_MS, WAIT_MS * failures))
  }

  const onVisibility = () => {
    clearTimeout(waiting)
    if (!document.hidden) return void read()
    reading?.abort()
    reading = null
  }
  document.addEventListener('visibilitychange', onVisibility)
  void read()
  return () => {
    over = true
    clearTimeout(waiting)
    reading?.abort()
    document.removeEventListener('visibilitychange', onVisibility)
  }
}
