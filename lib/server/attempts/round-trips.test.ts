import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GET as readFrames, POST as sendFrames } from '@/app/api/attempts/[id]/frames/route'
import { GET as readAttempt } from '@/app/api/attempts/[id]/route'
import { POST as startAttempt } from '@/app/api/attempts/route'
import type { FrameDraft } from '@/lib/core/handshake/draft'
import { frameOctets } from '@/lib/core/report/first-messages'
import type { AttemptView, FrameView } from '@/lib/core/report/view'
import { deflatingHeaders } from '@/lib/testing/deflating'
import { type Compression, ECHO_SERVERS, type EchoServer } from '@/lib/testing/echo-servers'
import { attemptOf, call, type TestServer, testServer } from '@/lib/testing/session-kit'
import { liveSession } from './hub'
import type { FrameWindow } from './read-frames'

// What we write is read by servers with frame and deflate code of their own, and what they write is read by us: each message comes back
// as it was sent.

let server: TestServer
let endpoint: EchoServer
beforeEach(() => {
  server = testServer()
})
afterEach(async () => {
  await server.stop()
  await endpoint.close()
})

const LENGTHS = [0, 1, 125, 126, 65_535, 65_536]
const text = (length: number) => 'The quick brown fox. '.repeat(length / 21 + 1).slice(0, length)
const octets = (length: number) => Buffer.from(Uint8Array.from({ length }, (_, at) => (at * 167 + (at >> 3)) & 255))

const MESSAGES: readonly FrameDraft[] = [
  ...LENGTHS.map((length): FrameDraft => ({ opcode: 'text', text: text(length) })),
  { opcode: 'text', text: 'é 漢字 🜚 \u0000' },
  ...LENGTHS.map((length): FrameDraft => ({ opcode: 'binary', base64: octets(length).toString('base64') })),
  { opcode: 'text', text: text(1_000), fragmentSize: 100 },
  { opcode: 'binary', base64: octets(1_000).toString('base64'), fragmentSize: 300 },
]
const sentBy = (message: FrameDraft) => Buffer.from(message.text ?? message.base64 ?? '', message.text === undefined ? 'base64' : 'utf8')

async function connect(compression: Compression): Promise<AttemptView> {
  const url = `ws://127.0.0.1:${endpoint.port}/`
  const request = compression === 'none' ? { url } : { url, headers: deflatingHeaders(`127.0.0.1:${endpoint.port}`) }
  return attemptOf(call(startAttempt, '/api/attempts?wait=verdict', { body: { request } }))
}

const send = async (id: string, body: unknown) =>
  expect((await call(sendFrames, `/api/attempts/${id}/frames`, { body, params: { id } })).status).toBe(200)

async function framesOf(id: string): Promise<readonly FrameView[]> {
  const path = `/api/attempts/${id}/frames?limit=1000&maxPayload=1048576`
  return ((await (await call(readFrames, path, { params: { id } })).json()) as FrameWindow).items
}

/** What the messages of one direction said: that of several frames stands at the last. */
function messagesOf(frames: readonly FrameView[], direction: FrameView['direction']): Buffer[] {
  return frames
    .filter((frame) => frame.direction === direction && frame.opcode <= 2 && frame.fin)
    .map((frame) => Buffer.from(frameOctets(frame)))
}

describe.each(Object.keys(ECHO_SERVERS) as (keyof typeof ECHO_SERVERS)[])('with %s', (name) => {
  it.each<Compression>(['none', 'context takeover', 'no context takeover'])(
    'every message comes back as it was sent; permessage-deflate: %s',
    async (compression) => {
      endpoint = await ECHO_SERVERS[name](compression)
      const { id, extensions } = await connect(compression)
      expect(extensions).toBe(extensionsOf[compression])
      for (const message of MESSAGES) await send(id, { ...message, ...(compression === 'none' ? {} : { compress: true }) })
      // Two fragments with a Ping between them (RFC 6455 §5.4).
      await send(id, [
        { opcode: 'text', text: 'one ', fin: false },
        { opcode: 'ping', text: 'between' },
        { opcode: 'continuation', text: 'message' },
      ])
      // A server ends at a Close at once: it comes when everything has come back.
      const session = liveSession(server, id)
      const signal = new AbortController().signal
      while (session && session.counts.framesReceived < MESSAGES.length + 2) await session.changed(1_000, signal)
      await send(id, { opcode: 'close', code: 4321, reason: 'done' })
      await session?.whenEnded

      const view = (await (await call(readAttempt, `/api/attempts/${id}`, { params: { id } })).json()) as AttemptView
      expect(view).toMatchObject({ state: 'closed', close: { code: 4321, wireCode: 4321, reason: 'done', how: 'close-frame' } })
      const frames = await framesOf(id)
      expect(frames.flatMap(({ n, verdicts }) => verdicts.map(({ violation }) => `${n} ${violation}`))).toEqual([])
      const expected = [...MESSAGES.map(sentBy), Buffer.from('one message')]
      for (const direction of ['sent', 'received'] as const) {
        const messages = messagesOf(frames, direction)
        expect(messages.map((message) => message.length)).toEqual(expected.map((message) => message.length))
        for (const [at, message] of messages.entries()) expect(message.equals(expected[at] ?? Buffer.alloc(0))).toBe(true)
      }
      expect(frames.find(({ opcode }) => opcode === 10)).toMatchObject({ direction: 'received', text: 'between' })
      // RSV1 marks each compressed message at its first frame (RFC 7692 §6.1): all that were asked for, and what came back.
      const begins = frames.filter(({ opcode }) => opcode === 1 || opcode === 2)
      const marked = begins.filter(({ rsv }) => rsv === 4)
      if (compression === 'none') expect(marked).toEqual([])
      else {
        expect(marked.filter(({ direction }) => direction === 'sent').length).toBe(MESSAGES.length)
        expect(marked.filter(({ direction }) => direction === 'received').length).toBe(MESSAGES.length + 1)
        const inflated = marked.filter(({ fin }) => fin).map((frame) => [frame.inflatedLength, frameOctets(frame).length])
        for (const [told, read] of inflated) expect(told).toBe(read)
      }
    },
  )
})

const extensionsOf: Readonly<Record<Compression, string | null>> = {
  none: null,
  'context takeover': 'permessage-deflate',
  'no context takeover': 'permessage-deflate; server_no_context_takeover; client_no_context_takeover',
}
