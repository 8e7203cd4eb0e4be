import 'server-only'
import net from 'node:net'
import { WebSocketServer } from 'ws'
import { answer, response } from './answer'
import { beginsHttp2, serveHttp2 } from './http2'
import { createPeer, type PracticePeer } from './peer'
import { readRequest } from './read-request'
import { SCENARIOS } from './scenarios'
import { addLines } from './web-socket'

export type Practice = { readonly address: string; readonly port: number; close(): Promise<void> }
export type PracticeOptions = {
  /** The first port to try; 0 for any free one. */
  readonly port: number
  readonly host?: string
  /** Milliseconds between the steps of scenarios that take their time; default 1000. */
  readonly pace?: number
}

/** Ports tried after the first one. */
const MORE_PORTS = 50
const MOST_CONNECTIONS = 128
/** Octets of one message. */
const LARGEST_MESSAGE = 16 * 1024 * 1024
/** Within this the request must be there, milliseconds. */
const REQUEST_LIMIT = 30_000
/** No practice connection lives longer, milliseconds. */
const LONGEST_LIFE = 30 * 60_000

/** Starts the practice endpoints on `port` or the next free one. Rejects with the listener's error when none is free. */
export async function startPractice({ port, host = '127.0.0.1', pace = 1_000 }: PracticeOptions): Promise<Practice> {
  const webSockets = {
    plain: new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE, clientTracking: false }),
    deflate: new WebSocketServer({
      noServer: true,
      maxPayload: LARGEST_MESSAGE,
      clientTracking: false,
      perMessageDeflate: { threshold: 0, concurrencyLimit: 4 },
    }),
  }
  addLines(webSockets.plain)
  addLines(webSockets.deflate)
  const open = new Set<net.Socket>()
  const server = net.createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    // A client may leave at any time; what it does is not our failure.
    socket.on('error', () => {})
    void converse(socket, pace, webSockets).catch(() => socket.destroy())
  })
  server.maxConnections = MOST_CONNECTIONS
  const taken = await listen(server, port, host)
  return {
    address: host,
    port: taken,
    close() {
      for (const socket of open) socket.destroy()
      return new Promise((settle) => server.close(() => settle()))
    },
  }
}

async function converse(socket: net.Socket, pace: number, webSockets: PracticePeer['webSockets']): Promise<void> {
  const life = setTimeout(() => socket.destroy(), LONGEST_LIFE).unref()
  const patience = setTimeout(() => socket.destroy(), REQUEST_LIMIT).unref()
  socket.on('close', () => clearTimeout(life))
  const peer = createPeer(socket, pace, webSockets)
  const request = await readRequest(socket)
  clearTimeout(patience)
  if (!request)
    return answer(
      peer,
      response('400 Bad Request', ['Content-Type: text/plain'], 'This is not a request the practice endpoints can read.\n'),
    )
  if (beginsHttp2(request)) return serveHttp2(socket, request, SCENARIOS)
  const scenario = SCENARIOS.find(({ path }) => path === request.path)
  if (!scenario) return answer(peer, response('404 Not Found', ['Content-Type: text/plain'], list()))
  await scenario.play(peer, request)
}

function list(): string {
  return ['No practice endpoint has this path. There are:', ...SCENARIOS.map(({ path, title }) => `${path}  ${title}`), ''].join('\n')
}

/** Listens on the first free port from `first` on, and gives it. */
async function listen(server: net.Server, first: number, host: string): Promise<number> {
  const last = first === 0 ? 0 : Math.min(first + MORE_PORTS, 65_535)
  for (let port = first; ; port++) {
    try {
      await new Promise<void>((settle, refuse) => {
        server.once('error', refuse)
        server.listen(port, host, () => {
          server.off('error', refuse)
          settle()
        })
      })
      return (server.address() as net.AddressInfo).port // safe: it listens on TCP
    } catch (error) {
      if (!isAddressInUse(error) || port >= last) throw error
    }
  }
}

function isAddressInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}
