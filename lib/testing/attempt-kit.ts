import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { POST as closeAttempt } from '@/app/api/attempts/[id]/close/route'
import { GET as readEvents } from '@/app/api/attempts/[id]/events/route'
import { GET as readFrames } from '@/app/api/attempts/[id]/frames/route'
import { GET as readAttempt } from '@/app/api/attempts/[id]/route'
import { POST as startAttempt } from '@/app/api/attempts/route'
import { acceptValue } from '../core/handshake/accept-value'
import type { FrameWindow } from '../server/attempts/read-frames'
import { type ScriptedServer, type Step, scriptedServer } from './scripted-server'
import { send } from './scripted-steps'
import { attemptOf, call, type TestServer, testServer } from './session-kit'

/** The lines of a standard opening handshake, as pairs. */
export const STANDARD = [
  ['Host', 'x'],
  ['Upgrade', 'websocket'],
  ['Connection', 'Upgrade'],
  ['Sec-WebSocket-Key', '{{auto}}'],
  ['Sec-WebSocket-Version', '13'],
]

/** The same with a key of the test's own. */
export const standardWith = (key: string) => STANDARD.map(([name, value]) => [name, name === 'Sec-WebSocket-Key' ? key : value])

/** A server of ours, an echo endpoint of `ws`, and scripted endpoints, for one test. */
export type AttemptKit = {
  readonly server: TestServer
  readonly echo: { readonly http: Server; readonly url: string }
  readonly scripted: readonly ScriptedServer[]
  /** The URL of a new endpoint that plays these steps. */
  play(steps: readonly Step[]): Promise<string>
  stop(): Promise<void>
}

export async function attemptKit(): Promise<AttemptKit> {
  const server = testServer()
  const scripted: ScriptedServer[] = []
  const http = createServer()
  const sockets = new WebSocketServer({ server: http })
  sockets.on('connection', (socket) => socket.on('message', (data, binary) => socket.send(data, { binary })))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return {
    server,
    echo: { http, url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/chat` }, // safe: it listens on TCP
    scripted,
    async play(steps) {
      const one = await scriptedServer(steps)
      scripted.push(one)
      return `ws://127.0.0.1:${one.port}/`
    },
    async stop() {
      await server.stop()
      for (const one of scripted) await one.close()
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}

export const start = (request: unknown, query = '?wait=verdict') => call(startAttempt, `/api/attempts${query}`, { body: { request } })
export const read = (id: string) => attemptOf(call(readAttempt, `/api/attempts/${id}`, { params: { id } }))
export const frames = async (id: string, query = '') =>
  (await (await call(readFrames, `/api/attempts/${id}/frames${query}`, { params: { id } })).json()) as FrameWindow
export const close = (id: string, body: unknown) => call(closeAttempt, `/api/attempts/${id}/close`, { body, params: { id } })

/** Follows the events of an attempt until `enough` of them; then leaves. */
export async function follow(id: string, enough: (text: string) => boolean, headers: Record<string, string> = {}): Promise<string> {
  const leave = new AbortController()
  const response = await call(readEvents, `/api/attempts/${id}/events`, { params: { id }, headers, signal: leave.signal })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: '' }
    text += value ?? ''
    if (done || enough(text)) break
  }
  leave.abort()
  return text
}
export const ended = (text: string) => text.includes('event: end')

/** Answers the request head that was read with a right 101. */
export const upgrade = send((peer) => {
  const key = /Sec-WebSocket-Key: (\S+)/.exec(peer.head)?.[1] ?? ''
  return `HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptValue(key)}\r\n\r\n`
})
