import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { forgetSingleton } from '../platform/singleton'
import { pace } from './pace'

beforeEach(() => {
  vi.useFakeTimers()
  forgetSingleton('pace')
})
afterEach(() => vi.useRealTimers())

const at = (signal = new AbortController().signal) => ({ signal, now: () => Date.now() })

it('lets two connections a second begin to one place outside loopback, whoever asks', async () => {
  const waits = Promise.all([pace('192.0.2.1', 50_000, at()), pace('192.0.2.1', 50_000, at()), pace('192.0.2.1', 50_000, at())])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await waits).toEqual([0, 500, 1_000])
})
it('does not make another port or address wait', async () => {
  await pace('192.0.2.1', 50_000, at())
  expect(await pace('192.0.2.1', 50_001, at())).toBe(0)
  expect(await pace('192.0.2.2', 50_000, at())).toBe(0)
})
it('does not pace loopback', async () => {
  for (const address of ['127.0.0.1', '127.0.0.1', '::1', '::1']) expect(await pace(address, 1, at())).toBe(0)
})
it('is over at once when the probe is stopped', async () => {
  const stop = new AbortController()
  await pace('192.0.2.1', 1, at())
  const waiting = pace('192.0.2.1', 1, at(stop.signal))
  stop.abort()
  expect(await waiting).toBe(500)
})
