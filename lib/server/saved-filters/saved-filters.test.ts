import { afterEach, beforeEach, expect, it } from 'vitest'
import { PUT as change, DELETE as remove } from '@/app/api/filters/[id]/route'
import { GET as list, POST as save } from '@/app/api/filters/route'
import { POST as acceptInvitation } from '@/app/api/invitations/accept/route'
import { POST as invite } from '@/app/api/invitations/route'
import { POST as setUp } from '@/app/api/set-up/route'
import { setUpToken } from '@/lib/server/auth/set-up-token'
import { statement } from '@/lib/server/store/client'
import { call, type TestServer, testServer } from '@/lib/testing/session-kit'

const PASSWORD = 'correct horse battery'
type Headers = { cookie: string }
let server: TestServer
let ada: Headers

const cookieOf = (response: Response): Headers => ({ cookie: (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '' })
const json = async (response: Response) =>
  (await response.json()) as { id: string; token: string; code: string; detail: string; errors: { path: string }[]; items: object[] } // safe: tests look at what they use

beforeEach(async () => {
  server = testServer({ host: '0.0.0.0' })
  ada = cookieOf(
    await call(setUp, '/api/set-up', { body: { name: 'Ada', email: 'ada@example.com', password: PASSWORD, token: setUpToken() } }),
  )
})
afterEach(() => server.stop())

async function member(name: string, role: string): Promise<Headers> {
  const { token } = await json(await call(invite, '/api/invitations', { body: { role }, headers: ada }))
  const body = { name, email: `${name}@example.com`, password: PASSWORD, token }
  return cookieOf(await call(acceptInvitation, '/api/invitations/accept', { body }))
}
const post = (headers: Headers, name: string, filter: object = {}) =>
  call(save, '/api/filters', { body: { name, filter, sort: 'longest' }, headers })
const put = (headers: Headers, id: string, name: string, filter: object = {}) =>
  call(change, '/api/filters/x', { method: 'PUT', params: { id }, body: { name, filter }, headers })
const del = (headers: Headers, id: string) => call(remove, '/api/filters/x', { method: 'DELETE', params: { id }, headers })

it('keeps a filter as it stands in the address, for everybody in the workspace', async () => {
  const filter = { host: 'ci.example.com', outcome: 'refused,invalid', status: '403', since: '24h', to: '2026-11-27T10:00:00Z', q: '' }
  const saved = await post(ada, ' Failures ', { ...filter, pinned: 'true' })
  expect(saved.status).toBe(201)
  const kept = {
    name: 'Failures',
    filter: { ...filter, pinned: 'true', to: '2026-11-27T10:00:00.000Z' },
    sort: 'longest',
    createdBy: 'Ada',
  }
  delete (kept.filter as Partial<typeof filter>).q
  const viewer = await member('vi', 'viewer')
  expect((await json(await call(list, '/api/filters', { headers: ada }))).items).toMatchObject([{ ...kept, mine: true }])
  expect((await json(await call(list, '/api/filters', { headers: viewer }))).items).toEqual([
    { ...kept, mine: false, id: expect.any(String), createdAt: expect.any(String) },
  ])
})

it('lets editors make, change and delete their own, owners all, viewers none', async () => {
  const [eve, bob, vi] = [await member('eve', 'editor'), await member('bob', 'editor'), await member('vi', 'viewer')]
  const { id } = await json(await post(eve, 'Mine'))
  expect((await post(vi, 'Looked')).status).toBe(403)
  expect((await put(vi, id, 'Looked')).status).toBe(403)
  expect((await del(vi, id)).status).toBe(403)
  const refused = await put(bob, id, 'Taken over')
  expect([refused.status, await refused.json()]).toMatchObject([
    403,
    { code: 'not-yours', detail: 'eve saved this filter: only they, or an owner, can change or delete it' },
  ])
  expect((await del(bob, id)).status).toBe(403)
  expect(await (await put(eve, id, 'Renamed', { host: 'h' })).json()).toMatchObject({
    name: 'Renamed',
    filter: { host: 'h' },
    sort: 'newest',
  })
  expect(await (await put(ada, id, 'By the owner')).json()).toMatchObject({ name: 'By the owner', createdBy: 'eve', mine: false })
  expect((await del(ada, id)).status).toBe(204)
  expect((await del(ada, id)).status).toBe(404)
})

it('says that a name is taken, whatever its case; a filter may keep its own', async () => {
  const { id } = await json(await post(ada, 'Failures'))
  const second = await json(await post(ada, 'Others'))
  const taken = await post(ada, 'failures')
  expect([taken.status, await taken.json()]).toMatchObject([
    409,
    { code: 'name-taken', detail: 'There is a saved filter “failures” already: choose another name, or delete that one first' },
  ])
  expect((await put(ada, second.id, 'FAILURES')).status).toBe(409)
  expect((await put(ada, id, 'FAILURES')).status).toBe(200)
})

it('refuses what the list would refuse, and more than 200', async () => {
  for (const [filter, path] of [
    [{ status: 'abc' }, 'filter.status'],
    [{ outcome: 'refused,odd' }, 'filter.outcome[1]'],
    [{ since: '25h' }, 'filter.since'],
    [{ from: 'yesterday' }, 'filter.from'],
  ] as const)
    expect((await json(await post(ada, 'Odd', filter))).errors[0]?.path).toBe(path)
  expect((await post(ada, 'Odd', { sort: 'newest' })).status).toBe(400)
  expect((await post(ada, ' ')).status).toBe(400)
  await post(ada, 'First')
  statement(`WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
    INSERT INTO SavedFilter SELECT id || i, workspaceId, createdById, name || i, filter, sort, createdAt FROM SavedFilter, n`).run()
  const full = await post(ada, 'One more')
  expect([full.status, await full.json()]).toMatchObject([429, { detail: 'There are 200 saved filters: delete one first' }])
})
