import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'

type Answer = (request: IncomingMessage & { readonly body: string }, response: ServerResponse) => void

/** An application of a test: HTTP answered path by path, and a WebSocket that `admits` opens. */
export type HttpEndpoint = {
  readonly port: number
  /** `http://127.0.0.1:port` */
  readonly http: string
  /** `ws://127.0.0.1:port` */
  readonly ws: string
  /** Method and target of each request, in order. */
  readonly asked: string[]
  readonly upgrades: IncomingMessage[]
  stop(): Promise<void>
}

/** `paths` without query; what is none of them is 404. Where `admits` says no, the handshake is answered 401. */
export async function httpEndpoint(
  paths: Readonly<Record<string, Answer>>,
  admits: (request: IncomingMessage) => boolean = () => true,
  greet: (socket: WebSocket) => void = () => undefined,
): Promise<HttpEndpoint> {
  const asked: string[] = []
  const upgrades: IncomingMessage[] = []
  const sockets = new WebSocketServer({ noServer: true })
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const answer = paths[(request.url ?? '').split('?', 1)[0] ?? '']
      if (answer) answer(Object.assign(request, { body: Buffer.concat(chunks).toString() }), response)
      else response.writeHead(404).end()
    })
  })
  server.on('upgrade', (request, socket, head) => {
    upgrades.push(request)
    if (!admits(request)) return socket.end('HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
    sockets.handleUpgrade(request, socket, head, (opened) => {
      opened.on('message', (data, binary) => opened.send(data, { binary }))
      greet(opened)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // safe: it listens on TCP
  return {
    port,
    http: `http://127.0.0.1:${port}`,
    ws: `ws://127.0.0.1:${port}`,
    asked,
    upgrades,
    async stop() {
      for (const client of sockets.clients) client.terminate()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Answers with JSON. */
export const json =
  (value: unknown, status = 200, headers: Record<string, string | string[]> = {}): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value))
  }
