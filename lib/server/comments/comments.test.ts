import { afterEach, beforeEach, expect, it } from 'vitest'
import { PATCH as changeComment, DELETE as removeComment } from '@/app/api/attempts/[id]/comments/[comment]/route'
import { POST as addComment, GET as getComments } from '@/app/api/attempts/[id]/comments/route'
import { DELETE as removeAttempt } from '@/app/api/attempts/[id]/route'
import { POST as startAttempt } from '@/app/api/attempts/route'
import { statement } from '@/lib/server/store/client'
import { call, type TestServer, testServer } from '@/lib/testing/session-kit'

const CANARY = 'canary-77aa20fe91'
let server: TestServer
let id: string
beforeEach(async () => {
  server = testServer()
  const request = { url: 'ws://127.0.0.1:1/', headers: [['Secret-Key', CANARY]] }
  id = ((await (await call(startAttempt, '/api/attempts?wait=end', { body: { request } })).json()) as { id: string }).id
})
afterEach(() => server.stop())
const add = (text: string, frame: number | null = null, attempt = id) =>
  call(addComment, '/api/attempts/x/comments', { params: { id: attempt }, body: { text, frame } })
const json = async (response: Response) => (await response.json()) as { id: string; items: object[]; code: string; text: string }

it('keeps what is said about an attempt and a frame, in order, and goes with the attempt', async () => {
  const first = await add('  refused again  ')
  expect(first.status).toBe(201)
  await add('this one', 3)
  const listed = await json(await call(getComments, '/api/attempts/x/comments', { params: { id } }))
  expect(listed.items).toMatchObject([
    { person: 'Me', text: 'refused again', frame: null, own: true, editedAt: null },
    { text: 'this one', frame: 3 },
  ])
  const params = { id, comment: (await json(first)).id }
  expect(await json(await call(changeComment, '/c', { method: 'PATCH', params, body: { text: 'not any more' } }))).toMatchObject({
    text: 'not any more',
    editedAt: expect.any(String),
  })
  expect((await call(removeComment, '/c', { method: 'DELETE', params })).status).toBe(204)
  expect((await call(removeComment, '/c', { method: 'DELETE', params })).status).toBe(404)
  await call(removeAttempt, '/a', { method: 'DELETE', params: { id } })
  expect(statement('SELECT * FROM Comment').all()).toEqual([])
})
it('T-23: masks a secret of the attempt that somebody pastes into a comment', async () => {
  const comment = await json(await add(`the key is ${CANARY}, is it not?`))
  expect(comment.text).toBe(`the key is ${'*'.repeat(CANARY.length)}, is it not?`)
  expect(JSON.stringify(statement('SELECT * FROM Comment').all())).not.toContain(CANARY)
})
it('says what cannot be used', async () => {
  expect((await add('   ')).status).toBe(400)
  expect((await add('x', 0)).status).toBe(400)
  expect((await add('x', null, 'nowhere')).status).toBe(404)
})
