import { AsyncLocalStorage } from 'node:async_hooks'
import { expect, it } from 'vitest'
import { outsideRequests } from './outside-requests'

it('runs what outlives a request outside of it, also what that starts later', async () => {
  outsideRequests(() => undefined)
  const request = new AsyncLocalStorage<string>()
  const seen = await request.run('request 1', () =>
    outsideRequests(async () => [request.getStore(), await Promise.resolve(request.getStore())]),
  )
  expect(seen).toEqual([undefined, undefined])
})
