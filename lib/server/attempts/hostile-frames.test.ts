import { constants, deflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { GET as getFrames } from '@/app/api/attempts/[id]/frames/route'
import { POST as startAttempt } from '@/app/api/attempts/route'
import { serializeFrame } from '@/lib/core/frames/serialize'
import { acceptValue } from '@/lib/core/handshake/accept-value'
import { LIMITS } from '@/lib/core/transcript/limits'
import { deflatingHeaders } from '@/lib/testing/deflating'
import { type ScriptedServer, scriptedServer } from '@/lib/testing/scripted-server'
import { expectHead, halfClose, send } from '@/lib/testing/scripted-steps'
import { attemptOf, call, type TestServer, testServer } from '@/lib/testing/session-kit'
import type { FrameWindow } from './read-frames'

// Endpoints whose frames are made to fill memory, to overflow a number or to hold us: each is a finding, and nothing is allocated
// by what was only announced.

let server: TestServer
let endpoint: ScriptedServer | null = null
beforeEach(() => {
  server = testServer()
})
afterEach(async () => {
  await server.stop()
  await endpoint?.close()
})

const KEY = /Sec-WebSocket-Key: (\S+)/
const frame = (draft: Parameters<typeof serializeFrame>[0]) => serializeFrame({ mask: false, ...draft }, new Uint8Array(4))

/** An attempt at an endpoint that sends these octets behind its 101, and then its FIN. */
async function against(octets: Uint8Array, extensions = '') {
  const answer = (head: string) =>
    `HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptValue(KEY.exec(head)?.[1] ?? '')}\r\n${extensions}\r\n`
  endpoint = await scriptedServer([expectHead(), send((peer) => answer(peer.head)), send(octets), halfClose()])
  const headers = deflatingHeaders('x')
  const request = { url: `ws://127.0.0.1:${endpoint.port}/`, headers }
  const view = await attemptOf(call(startAttempt, '/api/attempts?wait=end', { body: { request } }))
  const window = (await (await call(getFrames, `/api/attempts/${view.id}/frames`, { params: { id: view.id } })).json()) as FrameWindow
  return { view, frames: window.items }
}

it.each([
  ['2^31', 2n ** 31n],
  ['2^32', 2n ** 32n],
  ['2^53 - 1', 2n ** 53n - 1n],
  ['2^53 + 1', 2n ** 53n + 1n],
  ['2^63', 2n ** 63n],
  ['2^64 - 1', 2n ** 64n - 1n],
])('T-31: a frame that announces %s octets is told with what came of it, and no room is made for the rest', async (_, declared) => {
  const before = process.memoryUsage().arrayBuffers
  const { view, frames } = await against(frame({ opcode: 'binary', hex: '0102', declaredLength: String(declared) }))
  expect(view).toMatchObject({ state: 'closed', outcome: 'accepted' })
  expect(frames).toMatchObject([{ n: 1, complete: false, lengthEncoding: 64, payload: 'AQI=' }])
  const said = frames[0]?.verdicts.map(({ violation }) => violation) ?? []
  expect(said).toContain('incomplete')
  expect(said.includes('length-top-bit')).toBe(declared >= 2n ** 63n)
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(5 * 1_048_576)
})

it('T-32: a message of 64 KB that inflates to 64 MiB is inflated to our limit, said so, and the session goes on', async () => {
  const bomb = deflateRawSync(Buffer.alloc(64 * 1_048_576), { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, -4)
  const octets = Buffer.concat([
    frame({ opcode: 'text', base64: bomb.toString('base64'), rsv1: true }),
    frame({ opcode: 'text', text: 'after it' }),
  ])
  const { view, frames } = await against(octets, 'Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover\r\n')
  expect(view.limits).toEqual(['messageBytes'])
  expect(frames).toMatchObject([
    { n: 1, inflatedLength: LIMITS.messageBytes, verdicts: [{ violation: 'message-too-large' }] },
    { n: 2, text: 'after it', verdicts: [] },
  ])
})

it('T-32: a broken DEFLATE stream is a finding of its message, and of those that lean on it', async () => {
  const broken = frame({ opcode: 'text', hex: 'ffffff', rsv1: true })
  const hello = frame({ opcode: 'text', hex: 'f248cdc9c90700', rsv1: true })
  const { frames } = await against(
    Buffer.concat([broken, hello, frame({ opcode: 'text', text: 'plain' })]),
    'Sec-WebSocket-Extensions: permessage-deflate\r\n',
  )
  expect(frames.map(({ verdicts }) => verdicts.map(({ violation }) => violation))).toEqual([['inflate-failed'], ['inflate-failed'], []])
})

it('T-34: a million empty fragments are counted, kept in bounded memory, and joined to one empty message', async () => {
  const before = process.memoryUsage().heapUsed
  const octets = Buffer.alloc(2_000_002)
  octets.fill(Buffer.of(0x00, 0x00))
  octets.set([0x01, 0x00], 0)
  octets.set([0x80, 0x00], 2_000_000)
  const { view, frames } = await against(octets)
  expect(view.counts.framesReceived).toBe(1_000_001)
  expect(frames[0]).toMatchObject({ n: 1, opcode: 1, fin: false })
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(200 * 1_048_576)
})
