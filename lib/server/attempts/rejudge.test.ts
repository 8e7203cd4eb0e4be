import { afterEach, beforeEach, expect, it } from 'vitest'
import { GET as listAttempts } from '@/app/api/attempts/route'
import { JUDGED_BY } from '@/lib/core/report/judged-by'
import type { AttemptView } from '@/lib/core/report/view'
import { statement } from '@/lib/server/store/client'
import { keySeenBefore } from '@/lib/server/store/key-seen-before'
import { readAttempt as readRecord } from '@/lib/server/store/read-attempt'
import { read, standardWith, start } from '@/lib/testing/attempt-kit'
import { type ScriptedServer, scriptedServer } from '@/lib/testing/scripted-server'
import { expectHead, halfClose, send } from '@/lib/testing/scripted-steps'
import { attemptOf, call, type TestServer, testServer } from '@/lib/testing/session-kit'
import { rejudge } from './rejudge'
import { forgetReplay } from './replay'

let server: TestServer
let endpoint: ScriptedServer
beforeEach(async () => {
  server = testServer()
  endpoint = await scriptedServer([
    expectHead(),
    send('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'),
    halfClose(),
  ])
})
afterEach(async () => {
  await server.stop()
  await endpoint.close()
})

const attempt = (key = '{{auto}}') => attemptOf(start({ url: `ws://127.0.0.1:${endpoint.port}/`, headers: standardWith(key) }, '?wait=end'))
/** As it is computed from the store, not remembered. */
const readAnew = (id: string): Promise<AttemptView> => {
  forgetReplay(id)
  return read(id)
}
/** Writes a row as an older version would have left it. */
const age = (id: string, failedRules: readonly string[] | null, columns: { outcome: string; summary: string }) =>
  statement(`UPDATE Attempt SET rulesVersion = '0', failedRules = ?, outcome = ?, summary = ? WHERE id = ?`).run(
    failedRules && JSON.stringify(failedRules),
    columns.outcome,
    columns.summary,
    id,
  )

it('T-48: judges old attempts by the present rules, and keeps how the verdict stood', async () => {
  const { id, summary } = await attempt()
  const failing = readRecord(server.workspaceId, id).failedRules ?? []
  expect(failing.length).toBeGreaterThan(0)
  age(id, [...failing.slice(1), 'response/no-longer-there'], { outcome: 'accepted', summary: 'Accepted' })
  expect(await rejudge()).toEqual({ judged: 1, changed: 1, failed: 0 })
  const before = {
    rulesVersion: '0',
    outcome: 'accepted',
    summary: 'Accepted',
    appeared: [failing[0]],
    gone: ['response/no-longer-there'],
    at: expect.any(String),
  }
  expect(await readAnew(id)).toMatchObject({ outcome: 'refused', summary, rulesVersion: JUDGED_BY, rejudged: before })
  const history = (await (await call(listAttempts, '/api/attempts')).json()) as { items: unknown[] }
  expect(history.items).toMatchObject([{ id, outcome: 'refused', summary, rulesVersion: JUDGED_BY, rejudged: before }])
  // A second run finds nothing to do.
  expect(await rejudge()).toEqual({ judged: 0, changed: 0, failed: 0 })
})

it('tells which causes are new and which are gone when packs change', async () => {
  await endpoint.close()
  endpoint = await scriptedServer([expectHead(), send('HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n'), halfClose()])
  const { id, summary } = await attempt()
  statement(`UPDATE Attempt SET rulesVersion = '0', diagnoses = ? WHERE id = ?`).run('["sample/gone"]', id)
  expect(await rejudge()).toEqual({ judged: 1, changed: 1, failed: 0 })
  expect((await readAnew(id)).rejudged).toMatchObject({
    summary,
    appeared: [],
    gone: [],
    causes: { appeared: ['generic/too-many-requests'], gone: ['sample/gone'] },
  })
  expect(readRecord(server.workspaceId, id).diagnoses).toEqual(['generic/too-many-requests'])
})

it('marks no attempt whose verdict stayed as it was', async () => {
  const { id, summary } = await attempt()
  age(id, null, { outcome: 'refused', summary })
  expect(await rejudge()).toEqual({ judged: 1, changed: 0, failed: 0 })
  expect((await readAnew(id)).rejudged).toBeNull()
})

it('fills in the milestones an earlier version did not keep, without marking the attempt', async () => {
  const { id, timings } = await attempt()
  statement('UPDATE Attempt SET startedMs = NULL, connectMs = NULL, sentMs = NULL WHERE id = ?').run(id)
  expect(await rejudge()).toEqual({ judged: 1, changed: 0, failed: 0 })
  expect(readRecord(server.workspaceId, id)).toMatchObject({ startedMs: 0, connectMs: timings.connect, sentMs: timings.sent })
  expect(await rejudge()).toEqual({ judged: 0, changed: 0, failed: 0 })
})

it('leaves an attempt as it is that cannot be read, and goes on with the others', async () => {
  const [first, second] = [await attempt(), await attempt()]
  for (const { id } of [first, second]) age(id, [], { outcome: 'accepted', summary: 'old' })
  statement('UPDATE Attempt SET draftSecret = ? WHERE id = ?').run(new Uint8Array(40), first.id)
  expect(await rejudge()).toEqual({ judged: 2, changed: 1, failed: 1 })
  expect(readRecord(server.workspaceId, first.id)).toMatchObject({ outcome: 'accepted', summary: 'old', rulesVersion: '0' })
  expect(readRecord(server.workspaceId, second.id)).toMatchObject({ outcome: 'refused', rulesVersion: JUDGED_BY })
})

it('finds the newest earlier attempt that sent the same key, and none for a fresh one', async () => {
  const key = 'MDEyMzQ1Njc4OWFiY2RlZg=='
  const [first, fresh, second, third] = [await attempt(key), await attempt(), await attempt(key), await attempt(key)]
  const before = ({ id }: AttemptView) => keySeenBefore(server.workspaceId, id)
  expect(before(first)).toBeNull()
  expect(before(fresh)).toBeNull()
  expect(before(second)).toEqual({ attemptId: first.id, at: first.createdAt })
  expect(before(third)).toEqual({ attemptId: second.id, at: second.createdAt })
  expect(keySeenBefore('another', third.id)).toBeUndefined()
})
