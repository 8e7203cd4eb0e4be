import { afterEach, beforeEach, expect, it } from 'vitest'
import { GET as exportAttempt } from '@/app/api/attempts/[id]/export/route'
import { POST as startAttempt } from '@/app/api/attempts/route'
import { serializeFrame } from '@/lib/core/frames/serialize'
import { acceptValue } from '@/lib/core/handshake/accept-value'
import { entryName } from '@/lib/core/handshake/entry'
import { importText } from '@/lib/core/interchange'
import { type ScriptedServer, scriptedServer } from '@/lib/testing/scripted-server'
import { expectHead, halfClose, send } from '@/lib/testing/scripted-steps'
import { attemptOf, call, type TestServer, testServer } from '@/lib/testing/session-kit'

const KEY = /Sec-WebSocket-Key: (\S+)/
const SECRET = 'canary-5d1e77a2c9'
let server: TestServer
let endpoint: ScriptedServer
let id: string

const frame = (draft: object) => serializeFrame({ mask: false, ...draft }, new Uint8Array(4))
const RECEIVED = Buffer.concat([
  frame({ opcode: 'text', text: 'first' }),
  frame({ opcode: 'text', text: 'in parts', fragmentSize: 4 }),
  frame({ opcode: 'ping', text: 'p' }),
  frame({ opcode: 'binary', hex: 'ff00' }),
  frame({ opcode: 'text', text: `token ${SECRET}` }),
  frame({ opcode: 'close', code: 1000 }),
])

beforeEach(async () => {
  server = testServer()
  const answer = (head: string) =>
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptValue(KEY.exec(head)?.[1] ?? '')}\r\n\r\n`
  endpoint = await scriptedServer([expectHead(), send((peer) => answer(peer.head)), send(RECEIVED), halfClose()])
  const headers = [
    ['Host', 'x'],
    ['Upgrade', 'websocket'],
    ['Connection', 'Upgrade'],
    ['Sec-WebSocket-Key', '{{auto}}'],
    ['Sec-WebSocket-Version', '13'],
    ['Secret-Key', SECRET],
  ]
  const request = { url: `ws://127.0.0.1:${endpoint.port}/a?b=c`, headers }
  id = (await attemptOf(call(startAttempt, '/api/attempts?wait=end', { body: { request } }))).id
})
afterEach(async () => {
  await server.stop()
  await endpoint.close()
})

const exported = (format: string) => call(exportAttempt, `/api/attempts/${id}/export?format=${format}`, { params: { id } })

it('T-24, T-28: gives every frame as a line of JSON, to be saved, secrets masked', async () => {
  const response = await exported('jsonl')
  expect(response.headers.get('content-disposition')).toBe(`attachment; filename="sockscope-${id}.jsonl"`)
  const frames = (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { n: number; text?: string; direction: string })
  expect(frames.filter(({ direction }) => direction === 'received').map(({ text }) => text)).toEqual([
    'first',
    'in p',
    'arts',
    'p',
    undefined,
    `token ${'*'.repeat(SECRET.length)}`,
    undefined,
  ])
})

it('T-24: gives a HAR, secrets masked, with messages as Chrome writes them', async () => {
  const text = await (await exported('har')).text()
  const { log } = JSON.parse(text) as {
    log: { entries: { request: object; response: object; _webSocketMessages: { data: string }[] }[] }
  }
  const [entry] = log.entries
  expect(entry?.request).toMatchObject({
    method: 'GET',
    queryString: [{ name: 'b', value: 'c' }],
    headers: expect.arrayContaining([{ name: 'Host', value: 'x' }]),
  })
  expect(entry?.response).toMatchObject({ status: 101, statusText: 'Switching Protocols' })
  expect(entry?._webSocketMessages).toMatchObject([
    { type: 'receive', opcode: 1, data: 'first' },
    { type: 'receive', opcode: 1, data: 'in parts' },
    { type: 'receive', opcode: 2, data: '/wA=' },
    { type: 'receive', opcode: 1, data: `token ${'*'.repeat(SECRET.length)}` },
  ])
  // What we write, we read: the request is there again, its lines in their order.
  const [draft] = importText(text).drafts
  expect(draft?.url).toBe(`ws://127.0.0.1:${endpoint.port}/a?b=c`)
  expect(draft?.headers?.map((entry) => entryName(entry))).toEqual([
    'Host',
    'Upgrade',
    'Connection',
    'Sec-WebSocket-Key',
    'Sec-WebSocket-Version',
    'Secret-Key',
  ])
})

it('T-24: gives the octets of one direction as they travelled, secrets masked', async () => {
  const received = Buffer.from(await (await exported('raw')).arrayBuffer()).toString('latin1')
  expect(received).toBe(RECEIVED.toString('latin1').replace(SECRET, '*'.repeat(SECRET.length)))
  expect(Buffer.from(await (await exported('raw-sent')).arrayBuffer())[0]).toBe(0x8a)
})

it('names a format that there is not', async () => {
  const response = await exported('pcap')
  expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('format')])
})
