import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { GET as readAttempt } from '@/app/api/attempts/[id]/route'
import { POST as startAttempt } from '@/app/api/attempts/route'
import { serializeFrame } from '@/lib/core/frames/serialize'
import { acceptValue } from '@/lib/core/handshake/accept-value'
import { statement } from '@/lib/server/store/client'
import { type ScriptedServer, scriptedServer } from '@/lib/testing/scripted-server'
import { expectHead, halfClose, send } from '@/lib/testing/scripted-steps'
import { attemptOf, call, type TestServer, testServer } from '@/lib/testing/session-kit'
import { LARGE_FRAMES } from './large-views'
import { forgetReplay } from './replay'

const KEY = /Sec-WebSocket-Key: (\S+)/
let server: TestServer
let endpoint: ScriptedServer

beforeEach(async () => {
  server = testServer()
  vi.stubEnv('SOCKSCOPE_BUILD', 'build-1')
  const answer = (head: string) =>
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptValue(KEY.exec(head)?.[1] ?? '')}\r\n\r\n`
  const empty = Buffer.alloc(LARGE_FRAMES * 2, Buffer.of(0x81, 0x00))
  const close = serializeFrame({ opcode: 'close', code: 1000, mask: false }, new Uint8Array(4))
  endpoint = await scriptedServer([expectHead(), send((peer) => answer(peer.head)), send(empty), send(close), halfClose()])
})
afterEach(async () => {
  await server.stop()
  await endpoint.close()
})

const open = async (id: string) => {
  forgetReplay(id)
  return attemptOf(call(readAttempt, `/api/attempts/${id}`, { params: { id } }))
}

it('keeps what is shown of a session with many frames: opening it reads none of them, until another build opens it', async () => {
  const { id } = await attemptOf(
    call(startAttempt, '/api/attempts?wait=end', { body: { request: { url: `ws://127.0.0.1:${endpoint.port}/` } } }),
  )
  const view = await open(id)
  expect(view.counts.framesReceived).toBe(LARGE_FRAMES + 1)
  expect(statement('DELETE FROM Segment').run().changes).toBeGreaterThan(0)
  expect(await open(id)).toEqual(view)
  vi.stubEnv('SOCKSCOPE_BUILD', 'build-2')
  expect((await open(id)).counts.framesReceived).toBe(0)
})
