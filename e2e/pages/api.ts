import { type APIRequestContext, expect } from '@playwright/test'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import type { AttemptView } from '@/lib/core/report/view'

/** Starts an attempt without the page and waits for its verdict or its end. */
export async function attempt(request: APIRequestContext, draft: RequestDraft, wait: 'verdict' | 'end' = 'end'): Promise<AttemptView> {
  const answer = await request.post(`/api/attempts?wait=${wait}&timeoutMs=20000`, { data: { request: draft } })
  expect(answer.status()).toBe(201)
  return (await answer.json()) as AttemptView // safe: what the reference says of this call, checked in api.spec.ts
}
