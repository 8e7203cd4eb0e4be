import { createParser } from 'eventsource-parser'
import type { AttemptEvent } from '../core/report/wire'
import { ApiProblem, apiResponse } from './api'
import { type AttemptFeed, EMPTY_FEED, feedAfter } from './attempt-feed'

const FIRST_WAIT_MS = 400
const LONGEST_WAIT_MS = 10_000

/**
 * Reads an attempt's event stream and tells the feed after every change. Closed while the tab is hidden (a browser opens at
 * most six connections to one host), resumed by `Last-Event-ID`, reconnected with growing waits. Gives what stops it.
 */
export function followAttempt(id: string, tell: (feed: AttemptFeed) => void): () => void {
  let feed = EMPTY_FEED
  let lastEventId = ''
  let failures = 0
  let stopped = false
  let reading: AbortController | null = null
  let waiting: ReturnType<typeof setTimeout> | undefined

  const set = (next: AttemptFeed) => {
    feed = next
    if (!stopped) tell(feed)
  }

  const ended = () => feed.connection === 'ended'

  const read = async () => {
    if (reading !== null || stopped || ended() || document.hidden) return
    const controller = new AbortController()
    reading = controller
    try {
      const response = await apiResponse(`/api/attempts/${encodeURIComponent(id)}/events`, {
        signal: controller.signal,
        headers: { accept: 'text/event-stream', ...(lastEventId ? { 'last-event-id': lastEventId } : {}) },
      })
      const parser = createParser({
        onEvent: (message) => {
          failures = 0
          if (message.id !== undefined) lastEventId = message.id
          set(feedAfter(feed, JSON.parse(message.data) as AttemptEvent)) // safe: our own server's stream
        },
      })
      await pump(response, (text) => parser.feed(text))
    } catch (error) {
      if (!controller.signal.aborted && error instanceof ApiProblem && error.status >= 400 && error.status < 500) {
        stopped = true
        tell({ ...feed, connection: 'lost' })
      }
    } finally {
      if (reading === controller) reading = null
    }
    if (stopped || controller.signal.aborted || ended()) return
    failures += 1
    set({ ...feed, connection: failures > 2 ? 'lost' : 'connecting' })
    waiting = setTimeout(read, Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1)))
  }

  const onVisibility = () => {
    clearTimeout(waiting)
    if (document.hidden) {
      reading?.abort()
      reading = null
    } else void read()
  }

  document.addEventListener('visibilitychange', onVisibility)
  window.addEventListener('online', onVisibility)
  void read()
  return () => {
    stopped = true
    clearTimeout(waiting)
    reading?.abort()
    document.removeEventListener('visibilitychange', onVisibility)
    window.removeEventListener('online', onVisibility)
  }
}

async function pump(response: Response, push: (text: string) => void): Promise<void> {
  if (response.body === null) return
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    push(value)
  }
}
