import { createHash } from 'node:crypto'
import net from 'node:net'

/** A request head as the endpoint received it, octet for octet. */
export type ReceivedHead = { readonly text: string; readonly lines: readonly string[]; valuesOf(name: string): string[] }

export type Endpoint = {
  readonly port: number
  /** Request heads in the order they came. */
  readonly heads: readonly ReceivedHead[]
  close(): Promise<void>
}

/** Listens on loopback and hands every complete request head to `answer`. */
export async function listen(answer: (head: ReceivedHead, socket: net.Socket) => void): Promise<Endpoint> {
  const heads: ReceivedHead[] = []
  return { heads, ...(await stopper(net.createServer(answering(heads, answer)))) }
}

/** Reads one request head from a connection, notes it in `heads`, and hands it on. */
export function answering(heads: ReceivedHead[], answer: (head: ReceivedHead, socket: net.Socket) => void) {
  return (socket: net.Socket): void => {
    socket.on('error', () => socket.destroy())
    let buffered = ''
    const onData = (chunk: Buffer) => {
      buffered += chunk.toString('latin1')
      const end = buffered.indexOf('\r\n\r\n')
      if (end < 0) return
      socket.off('data', onData)
      const head = receivedHead(buffered.slice(0, end + 4))
      heads.push(head)
      answer(head, socket)
    }
    socket.on('data', onData)
  }
}

/** Binds a server to a free port of loopback; `close` ends its connections too. */
export async function stopper(server: net.Server): Promise<Pick<Endpoint, 'port' | 'close'>> {
  const sockets = new Set<net.Socket>()
  server.on('connection', (socket: net.Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as net.AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

function receivedHead(text: string): ReceivedHead {
  const lines = text.split('\r\n').slice(0, -2)
  return {
    text,
    lines,
    valuesOf: (name) =>
      lines
        .slice(1)
        .filter((line) => line.slice(0, line.indexOf(':')).toLowerCase() === name.toLowerCase())
        .map((line) => line.slice(line.indexOf(':') + 1).trim()),
  }
}

/** Writes lines with CRLF and the blank line. */
export function writeHead(socket: net.Socket, lines: readonly string[]): void {
  socket.write(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
}

/** RFC 6455 §4.2.2: the value that proves the handshake was read. */
export function acceptFor(head: ReceivedHead): string {
  return createHash('sha1')
    .update(`${head.valuesOf('Sec-WebSocket-Key')[0] ?? ''}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64')
}

/** An unmasked frame as a server sends it, payload below 64 KiB. */
export function serverFrame(opcode: number, payload: Buffer | string): Buffer {
  const data = Buffer.from(payload)
  const header =
    data.length < 126 ? Buffer.from([0x80 | opcode, data.length]) : Buffer.from([0x80 | opcode, 126, data.length >> 8, data.length & 0xff])
  return Buffer.concat([header, data])
}

/** A correct 101 to the request. */
export function switchProtocols(head: ReceivedHead, socket: net.Socket, lines: readonly string[] = []): void {
  writeHead(socket, [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${acceptFor(head)}`,
    ...lines,
  ])
}
