import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import faye from 'faye-websocket'
import deflate from 'permessage-deflate'
import { WebSocketServer } from 'ws'

/** What of permessage-deflate a server agrees to (RFC 7692 §7.1.1). */
export type Compression = 'none' | 'context takeover' | 'no context takeover'
export type EchoServer = { readonly port: number; close(): Promise<void> }

/** `ws`, which has frame and deflate code of its own. */
export async function wsEcho(compression: Compression = 'none'): Promise<EchoServer> {
  const without = compression === 'no context takeover'
  const perMessageDeflate =
    compression === 'none' ? false : { threshold: 0, serverNoContextTakeover: without, clientNoContextTakeover: without }
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate })
  server.on('connection', (socket) => socket.on('message', (data, binary) => socket.send(data, { binary })))
  await new Promise((resolve) => server.once('listening', resolve))
  const close = () =>
    new Promise<void>((resolve) => {
      for (const client of server.clients) client.terminate()
      server.close(() => resolve())
    })
  return { port: (server.address() as AddressInfo).port, close }
}

/** `faye-websocket` with `permessage-deflate`, which have theirs. */
async function fayeEcho(compression: Compression): Promise<EchoServer> {
  const without = compression === 'no context takeover'
  const extensions = compression === 'none' ? [] : [deflate.configure({ noContextTakeover: without, requestNoContextTakeover: without })]
  const server = createServer()
  server.on('upgrade', (request, socket, head) => {
    const session = new faye(request, socket, head, [], { extensions })
    session.on('message', ({ data }) => session.send(data))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { port: (server.address() as AddressInfo).port, close }
}

/** Servers that answer each message with the same. */
export const ECHO_SERVERS: Readonly<Record<'ws' | 'faye-websocket', (compression: Compression) => Promise<EchoServer>>> = {
  ws: wsEcho,
  'faye-websocket': fayeEcho,
}
