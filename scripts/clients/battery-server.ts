import net from 'node:net'
import { acceptValue } from '@/lib/core/handshake/accept-value'
import { conversation } from '@/lib/core/rules/conversation'
import { SAMPLE_RESPONSE } from '@/lib/core/rules/sample'
import { type Case, octetsFor } from './battery'
import { PAGE, pageResponse } from './drivers/page'

/** What one client sent for one case. */
export type Asked = { readonly head: string; readonly accept: string }

export type BatteryServer = {
  readonly port: number
  readonly cases: readonly Case[]
  /** The first request head that came for each case, by its number. */
  readonly asked: ReadonlyMap<number, Asked>
  /** Cases whose redirect was followed. */
  readonly followed: ReadonlySet<number>
  /** From now on leaves the connection open after a whole 101, for a client that takes its end for a refusal. */
  keepOpen(): void
  /** Ends `/page` with this markup, and gives what is asked for after `path?`, once it is. */
  told(path: string, markup: string): Promise<string>
  close(): Promise<void>
}

const VALID = { answer: `${SAMPLE_RESPONSE.slice(0, 3).join('\r\n')}\r\nSec-WebSocket-Accept: {accept}\r\n\r\n` }

function isWhole101(one: Case): boolean {
  const { response } = conversation({ name: one.name, because: '', response: one.answer })
  return response?.complete === true && response.start.status === 101
}

/**
 * Answers `/0`, `/1` … with the answer of that case and ends its side, so that a client that waits for more learns that none comes.
 * `/redirected` is a valid endpoint, `/page` the page that browsers are measured from.
 */
export async function batteryServer(cases: readonly Case[]): Promise<BatteryServer> {
  const asked = new Map<number, Asked>()
  const followed = new Set<number>()
  const sockets = new Set<net.Socket>()
  let latest = 0
  let page = PAGE
  let keepsOpen = false
  let telling: { readonly path: string; readonly tell: (what: string) => void } | null = null
  const server = net.createServer({ allowHalfOpen: false, noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
    let head = ''
    socket.on('data', (chunk) => {
      if (head.includes('\r\n\r\n')) return
      head += chunk.toString('latin1')
      if (!head.includes('\r\n\r\n')) return
      const path = /^\w+ (\S+)/.exec(head)?.[1] ?? '/'
      const key = /^sec-websocket-key:[ \t]*(.*?)[ \t]*$/im.exec(head)?.[1] ?? ''
      const accept = acceptValue(key)
      const number = /^\/(\d+)$/.exec(path)?.[1]
      const one = number === undefined ? undefined : cases[Number(number)]
      if (path === '/redirected') {
        followed.add(latest)
        socket.end(octetsFor(VALID, accept))
      } else if (one) {
        latest = Number(number)
        if (!asked.has(latest)) asked.set(latest, { head, accept })
        if (keepsOpen && isWhole101(one)) socket.write(octetsFor(one, accept))
        else socket.end(octetsFor(one, accept))
      } else if (path === '/page') {
        socket.end(pageResponse(page))
      } else {
        socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
        if (telling && path.startsWith(`${telling.path}?`)) telling.tell(path.slice(telling.path.length + 1))
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as net.AddressInfo // safe: it listens on TCP
  return {
    port,
    cases,
    asked,
    followed,
    keepOpen() {
      keepsOpen = true
    },
    told(path, markup) {
      page = PAGE + markup
      return new Promise((tell) => {
        telling = { path, tell }
      })
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
