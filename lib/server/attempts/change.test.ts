import { afterEach, beforeEach, expect, it } from 'vitest'
import { GET as readFrames } from '@/app/api/attempts/[id]/frames/route'
import { PATCH as patchAttempt, GET as readAttempt } from '@/app/api/attempts/[id]/route'
import { POST as startAttempt } from '@/app/api/attempts/route'
import { acceptValue } from '@/lib/core/handshake/accept-value'
import type { AttemptView } from '@/lib/core/report/view'
import { type ScriptedServer, type Step, scriptedServer } from '@/lib/testing/scripted-server'
import { expectHead, halfClose, send, silent, until } from '@/lib/testing/scripted-steps'
import { attemptOf, call, type TestServer, testServer } from '@/lib/testing/session-kit'
import type { FrameWindow } from './read-frames'

let server: TestServer
let endpoint: ScriptedServer

beforeEach(() => {
  server = testServer()
})
afterEach(async () => {
  await server.stop()
  await endpoint.close()
})

const switching = send((peer) => {
  const key = /Sec-WebSocket-Key: (\S+)/.exec(peer.head)?.[1] ?? ''
  return `HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptValue(key)}\r\n\r\n`
})
async function begin(query: string, ...steps: readonly Step[]): Promise<AttemptView> {
  endpoint = await scriptedServer([expectHead(), switching, ...steps])
  const request = { url: `ws://127.0.0.1:${endpoint.port}/` }
  return attemptOf(call(startAttempt, `/api/attempts${query}`, { body: { request } }))
}
const read = (id: string) => attemptOf(call(readAttempt, `/api/attempts/${id}`, { params: { id } }))
const patch = (id: string, session: unknown) =>
  call(patchAttempt, `/api/attempts/${id}`, { method: 'PATCH', params: { id }, body: { note: 'seen', session } })

it('stops answering pings, and starts again, when told so', async () => {
  let id = ''
  const when = (fits: (view: AttemptView) => boolean) => async () => {
    while (id === '' || !fits(await read(id))) await new Promise(setImmediate)
  }
  const begun = await begin(
    '?wait=verdict',
    until(when(({ session }) => session?.answerPings === false)),
    send('\x89\x01A'),
    until(when(({ session }) => session?.answerPings === true)),
    send('\x89\x01B'),
    silent(),
  )
  id = begun.id
  expect((await read(id)).session).toEqual({ answerPings: true, echoClose: true })
  const off = await attemptOf(patch(id, { answerPings: false }))
  expect(off).toMatchObject({ session: { answerPings: false, echoClose: true }, note: 'seen' })
  await when(({ counts }) => counts.framesReceived === 1)()
  expect((await attemptOf(patch(id, { answerPings: true, echoClose: false }))).session).toEqual({ answerPings: true, echoClose: false })
  await when(({ counts }) => counts.framesSent === 1)()
  const { items } = (await (await call(readFrames, '', { params: { id } })).json()) as FrameWindow // safe: the test looks at what it uses
  expect(items.map(({ direction, opcode, text }) => [direction, opcode, text])).toEqual([
    ['received', 9, 'A'],
    ['received', 9, 'B'],
    ['sent', 10, 'B'],
  ])
})
it('takes no such change once it has ended, and then changes nothing', async () => {
  const { id } = await begin('?wait=end', halfClose())
  const refused = await patch(id, { answerPings: false })
  expect([refused.status, await refused.json()]).toMatchObject([409, { code: 'ended' }])
  expect(await read(id)).toMatchObject({ note: null, session: null })
})
