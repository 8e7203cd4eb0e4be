import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { forgetSingleton } from '@/lib/server/platform/singleton'
import { pace, paceKey } from './pace'
import { waitFor } from './run'

describe('paceKey', () => {
  it('is the target of a draft, wherever a proxy or another address leads', () => {
    expect(paceKey({ url: 'wss://a.example/' }, null)).toBe('a.example:443')
    expect(paceKey({ url: 'wss://a.example/' }, '10.0.0.1')).toBe('a.example:443')
    expect(paceKey({ url: 'wss://a.example/', network: { connectTo: '10.0.0.2:443' } }, '10.0.0.1')).toBe('a.example:443')
    expect(paceKey({ url: 'wss://a.example/', network: { proxy: 'http://127.0.0.1:3128' } }, '127.0.0.1')).toBe('a.example:443')
    expect(paceKey({ url: 'ws://192.168.0.1:81/' }, null)).toBe('192.168.0.1:81')
  })
  it('is none for this machine itself', () => {
    expect(paceKey({ url: 'ws://127.0.0.2:81/' }, null)).toBeNull()
    expect(paceKey({ url: 'ws://[::1]:81/' }, null)).toBeNull()
    expect(paceKey({ url: 'ws://app.localhost/' }, null)).toBeNull()
    expect(paceKey({ url: 'ws://a.example/' }, '127.0.0.1')).toBeNull()
    expect(paceKey({ url: 'ws://a.example/', network: { connectTo: '[::1]:81' } }, null)).toBeNull()
    expect(paceKey({ url: 'ws://a.example/', network: { socketPath: '/run/x' } }, null)).toBeNull()
    expect(paceKey({ url: 'practice:/echo' }, null)).toBeNull()
    expect(paceKey({ url: 'nowhere' }, null)).toBeNull()
  })
})

describe('pace', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    forgetSingleton('ladder-pace')
  })
  afterEach(() => {
    vi.useRealTimers()
    forgetSingleton('ladder-pace')
  })
  const never = new AbortController().signal
  const starts = (keys: readonly (string | null)[], signal = never) => {
    const begun: (string | null)[] = []
    for (const key of keys) void pace(key, signal).then(() => begun.push(key))
    return begun
  }

  it('T-43: lets two connections a second to one target begin', async () => {
    const begun = starts(['a:443', 'a:443', 'a:443', 'b:443', null, null])
    await vi.advanceTimersByTimeAsync(499)
    expect(begun).toEqual(['a:443', 'b:443', null, null])
    await vi.advanceTimersByTimeAsync(1)
    expect(begun.filter((key) => key === 'a:443')).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(500)
    expect(begun.filter((key) => key === 'a:443')).toHaveLength(3)
  })
  it('waits no longer for a ladder that is stopped', async () => {
    const stopping = new AbortController()
    const begun = starts(['a:443', 'a:443'], stopping.signal)
    stopping.abort()
    await vi.advanceTimersByTimeAsync(0)
    expect(begun).toHaveLength(2)
  })
})

it('waits five times as long as the request took as it is, within bounds', () => {
  expect(waitFor(200)).toBe(1_000)
  expect(waitFor(2)).toBe(500)
  expect(waitFor(5_000)).toBe(3_000)
  expect(waitFor(null)).toBe(3_000)
})
