import { type WebSocket, WebSocketServer } from 'ws'

type Server = {
  readonly url: string
  readonly clients: () => Iterable<WebSocket>
  readonly received: { readonly data: Buffer; readonly isBinary: boolean }[]
  close(): Promise<void>
}

/** A correct server (`ws`) on loopback. */
export async function serve(greet: (socket: WebSocket) => void): Promise<Server> {
  const received: { data: Buffer; isBinary: boolean }[] = []
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  server.on('connection', (socket) => {
    socket.on('message', (data, isBinary) => received.push({ data: data as Buffer, isBinary }))
    greet(socket)
  })
  await new Promise<void>((resolve) => server.on('listening', () => resolve()))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `ws://127.0.0.1:${port}/`,
    received,
    clients: () => server.clients,
    close: () =>
      new Promise((resolve) => {
        for (const client of server.clients) client.terminate()
        server.close(() => resolve())
      }),
  }
}
