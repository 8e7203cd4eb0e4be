import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { POST as sendFrames } from '@/app/api/attempts/[id]/frames/route'
import { POST as repeat } from '@/app/api/attempts/[id]/repeat/route'
import { POST as startAttempt } from '@/app/api/attempts/route'
import { GET as readProfile } from '@/app/api/profiles/[id]/route'
import { POST as createProfile } from '@/app/api/profiles/route'
import { attemptOf, call, type TestServer, testServer } from '@/lib/testing/session-kit'

let server: TestServer
let endpoint: WebSocketServer
let heard: string[]
/** Resolves with what the endpoint heard once it is so many messages. */
let until: (count: number) => Promise<readonly string[]>

beforeEach(async () => {
  server = testServer()
  heard = []
  endpoint = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  const watchers: (() => void)[] = []
  until = (count) =>
    new Promise((resolve) => {
      const look = () => heard.length >= count && resolve(heard)
      watchers.push(look)
      look()
    })
  endpoint.on('connection', (socket) =>
    socket.on('message', (data) => {
      heard.push(String(data))
      for (const look of watchers) look()
    }),
  )
  await new Promise((resolve) => endpoint.once('listening', resolve))
})
afterEach(async () => {
  await server.stop()
  for (const client of endpoint.clients) client.terminate()
  endpoint.close()
})

const url = () => `ws://127.0.0.1:${(endpoint.address() as { port: number }).port}/`
const start = async (request: object) =>
  (await attemptOf(call(startAttempt, '/api/attempts?wait=verdict', { body: { request: { url: url(), ...request } } }))).id
const send = (id: string, body: unknown) => call(sendFrames, `/api/attempts/${id}/frames`, { body, params: { id } })

it('fills a message from its own variables and those of the attempt, and leaves one without variables as it is', async () => {
  const id = await start({ variables: { user: 'ada', 'secret:token': 'hunter2hunter2' } })
  await send(id, { opcode: 'text', text: '{{user}} joins {{room}} with {{secret:token}}', variables: { room: 'lobby' } })
  await send(id, { opcode: 'text', text: 'as it is: {{user}}' })
  expect(await until(2)).toEqual(['ada joins lobby with hunter2hunter2', 'as it is: {{user}}'])
})

it('gives each round of a repetition its number and a UUID of its own', async () => {
  const id = await start({})
  const frames = { opcode: 'text', text: '{{n}} {{uuid}}', variables: {} }
  await call(repeat, `/api/attempts/${id}/repeat`, { body: { frames, times: 3 }, params: { id } })
  const rounds = (await until(3)).map((text) => text.split(' '))
  expect(rounds.map(([n]) => n)).toEqual(['1', '2', '3'])
  expect(new Set(rounds.map(([, uuid]) => uuid)).size).toBe(3)
})

it('names a variable without a value, and sends nothing', async () => {
  const id = await start({})
  const answer = await send(id, [
    { opcode: 'text', text: 'first' },
    { opcode: 'text', text: '{{room}}', variables: {} },
  ])
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({
    code: 'missing-variables',
    errors: [{ path: '[1].variables.room', message: '{{room}} has no value' }],
  })
  await send(id, { opcode: 'text', text: 'only this' })
  expect(await until(1)).toEqual(['only this'])
})

it('takes no secret with a frame: it could not be masked in what is stored', async () => {
  const id = await start({})
  const answer = await send(id, { opcode: 'text', text: '{{secret:token}}', variables: { 'secret:token': 'hunter2' } })
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ code: 'secret-variable', errors: [{ path: 'variables.secret:token' }] })
})

it('asks before it connects for what messages on open lack', async () => {
  const session = { sendOnOpen: [{ opcode: 'text', text: '{{room}} {{n}}', variables: {} }] }
  const answer = await call(startAttempt, '/api/attempts?wait=verdict', { body: { request: { url: url(), session } } })
  expect(await answer.json()).toMatchObject({
    code: 'missing-variables',
    errors: [{ path: 'request.session.sendOnOpen[0].variables.room' }],
  })
  await start({ session, variables: { room: 'attic' } })
  expect(await until(1)).toEqual(['attic 1'])
})

it('keeps messages with a profile, secrets in them masked', async () => {
  const messages = [
    { name: 'Join', frame: { opcode: 'text', text: '{"join":"{{room}}"}', variables: {} } },
    { name: 'Sign in', frame: { opcode: 'text', text: '{"auth":"hunter2hunter2"}' } },
  ]
  const request = { url: url(), headers: [['Authorization', 'Bearer hunter2hunter2']], session: { messages } }
  const made = await call(createProfile, '/api/profiles', { body: { name: 'room', request } })
  expect(made.status).toBe(201)
  const { id } = (await made.json()) as { id: string }
  const text = await (await call(readProfile, `/api/profiles/${id}`, { params: { id } })).text()
  expect(text).not.toContain('hunter2')
  expect(JSON.parse(text)).toMatchObject({
    request: { session: { messages: [messages[0], { name: 'Sign in', frame: { text: '{"auth":"**************"}' } }] } },
  })
})
