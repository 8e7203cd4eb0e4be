import { type APIRequestContext, expect } from '@playwright/test'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import type { AttemptView } from '@/lib/core/report/view'

/** Starts an attempt without the page and waits for its verdict or its end. */
export async function attempt(request: APIRequestContext, draft: RequestDraft, wait: 'verdict' | 'end' = 'end'): Promise<AttemptView> {
  const answer = await request.post(`/api/attempts?wait=${wait}&timeoutMs=20000`, { data: { request: draft } })
  expect(answer.status()).toBe(201)
  return (await answer.json()) as AttemptView // safe: what the reference says of this call, checked in api.spec.ts
}

/** Starts many attempts at once that are refused at once, and waits until all have ended. */
export async function manyAttempts(request: APIRequestContext, urls: readonly string[], host: string): Promise<void> {
  const left = [...urls]
  const begin = async () => {
    for (let url = left.shift(); url !== undefined; url = left.shift())
      expect((await request.post('/api/attempts', { data: { request: { url } } })).status()).toBe(201)
  }
  await Promise.all(Array.from({ length: 16 }, begin))
  const running = async () =>
    ((await (await request.get(`/api/attempts?host=${host}&state=connecting&limit=1`)).json()) as { total: number }).total // safe: the reference says so
  await expect.poll(running).toBe(0)
}
