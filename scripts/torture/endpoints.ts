import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'

export type Endpoints = { readonly urls: readonly string[]; readonly close: () => Promise<void> }

/** Each kind of session the torture runs, by path: what it does once it is open. */
const KINDS: Readonly<Record<string, (socket: WebSocket) => void>> = {
  // A frame now and then: facts wait for the flush.
  '/flow': (socket) => every(socket, 4, () => socket.send(JSON.stringify({ tick: Date.now(), text: 'x'.repeat(100) }))),
  // Much at once: rows are sealed, and open ones deleted, while it goes on.
  '/much': (socket) => {
    const chunk = randomBytes(65_536)
    every(socket, 10, () => socket.send(chunk))
  },
  // Over soon: attempts end, and their rows are written, all the time.
  '/short': (socket) => {
    for (let n = 0; n < 5; n++) socket.send(`message ${n}`)
    socket.close(1000, 'done')
  },
}

function every(socket: WebSocket, ms: number, act: () => void): void {
  const timer = setInterval(act, ms)
  socket.on('close', () => clearInterval(timer))
}

/** Endpoints of `ws` and one that refuses; they outlive the processes that are killed. */
export async function endpoints(): Promise<Endpoints> {
  const http = createServer((_request, response) => response.writeHead(403, { 'content-length': '0' }).end())
  const sockets = new WebSocketServer({ noServer: true })
  http.on('upgrade', (request, socket, head) => {
    socket.on('error', () => undefined)
    const kind = KINDS[request.url ?? '']
    if (kind === undefined) return void socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
    sockets.handleUpgrade(request, socket, head, (opened) => {
      opened.on('error', () => undefined)
      kind(opened)
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo // safe: it listens on TCP
  const close = async () => {
    for (const socket of sockets.clients) socket.terminate()
    http.closeAllConnections()
    await new Promise((resolve) => http.close(resolve))
  }
  return { urls: [...Object.keys(KINDS), '/refused'].map((path) => `ws://127.0.0.1:${port}${path}`), close }
}
