import { afterEach, describe, expect, it } from 'vitest'
import { forgetSingleton } from '@/lib/server/platform/singleton'
import { closeStreams, type EventSource, eventStream, openStreams, type StreamEvent } from './event-stream'

const decoder = new TextDecoder()
const request = (signal?: AbortSignal) => new Request('http://localhost/api/attempts/1/events', signal ? { signal } : {})

const NOBODY = { personId: 'p', sessionId: null }

function sourceOf(batches: (readonly StreamEvent[] | null)[]): EventSource & { asked: number; closed: number } {
  const source = {
    asked: 0,
    closed: 0,
    next(_waitMs: number, signal: AbortSignal) {
      source.asked += 1
      const batch = batches.shift()
      if (batch !== undefined) return Promise.resolve(batch)
      return new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null)))
    },
    close() {
      source.closed += 1
    },
  }
  return source
}

afterEach(() => {
  forgetSingleton('streams')
})

describe('eventStream', () => {
  it('writes events, heartbeats and the end', async () => {
    const source = sourceOf([[{ type: 'attempt', id: '3', data: { text: 'a\nb' } }], [], null])
    const response = eventStream(request(), NOBODY, source)
    expect(response.headers.get('cache-control')).toBe('no-store, no-transform')
    expect(await response.text()).toBe('id: 3\nevent: attempt\ndata: {"text":"a\\nb"}\n\n: still here\n\n')
    expect(source.closed).toBe(1)
    expect(openStreams()).toBe(0)
  })
  it('asks for nothing while the reader takes nothing', async () => {
    const batches = Array.from({ length: 100 }, () => [{ type: 'frames', data: 1 }])
    const source = sourceOf(batches)
    const reader = eventStream(request(), NOBODY, source).body?.getReader()
    expect(decoder.decode((await reader?.read())?.value)).toContain('event: frames')
    expect(source.asked).toBeLessThanOrEqual(3)
    await reader?.cancel()
    expect(source.closed).toBe(1)
  })
  it('ends when the client leaves', async () => {
    const client = new AbortController()
    const source = sourceOf([])
    const text = eventStream(request(client.signal), NOBODY, source).text()
    client.abort()
    expect(await text).toBe('')
    expect(source.closed).toBe(1)
  })
  it('ends all streams, and new ones at once, when the process stops', async () => {
    const first = eventStream(request(), NOBODY, sourceOf([])).text()
    closeStreams()
    expect(await first).toBe('')
    expect(await eventStream(request(), NOBODY, sourceOf([[{ type: 'a', data: 1 }]])).text()).toBe('')
    expect(openStreams()).toBe(0)
  })
})
