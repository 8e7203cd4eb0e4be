import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { POST as deleteHistory } from '@/app/api/history/delete/route'
import { GET as exportHistory } from '@/app/api/history/export/route'
import { POST as importHistory } from '@/app/api/history/import/route'
import type { ImportResult } from '../server/history/import'
import { deflatingHeaders } from './deflating'
import { call } from './session-kit'

export const CANARY = 'canary-7f31d0c2b8a4'

/** An endpoint that redirects /one to /two, and there says things, compressed, some of them secret; then it closes. */
export async function talkative(): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const http: Server = createServer()
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: { threshold: 0 } })
  http.on('upgrade', (request, socket, head) => {
    if (request.url === '/one')
      return socket.end('HTTP/1.1 302 Found\r\nLocation: /two\r\nContent-Length: 5\r\nConnection: close\r\n\r\nmoved')
    sockets.handleUpgrade(request, socket, head, (opened) => {
      if (request.url === '/stay') return
      opened.send('a first message, without anything secret')
      opened.send(`a first message, with ${CANARY} in it`)
      opened.send('a first message, without anything secret again')
      opened.send('a message in ', { fin: false })
      opened.send(`parts with ${CANARY}`, { fin: true })
      opened.send(Buffer.from([0, 255, 1]))
      opened.send('plain', { compress: false })
      opened.close(4001, 'done')
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return {
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}`, // safe: it listens on TCP
    async stop() {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}

/** A request to it with a secret. */
export const secretRequest = (url: string, path: string) => ({
  url: `${url}${path}`,
  headers: [...deflatingHeaders('x'), ['Secret-Key', CANARY]],
  network: { maxRedirects: 3 },
})

export const exported = async (query: string, signal?: AbortSignal) =>
  call(exportHistory, `/api/history/export?${query}`, signal === undefined ? {} : { signal })
export const removed = (body: unknown) => call(deleteHistory, '/api/history/delete', { body })

/** Imports octets as they are. */
export async function imported(body: string | Uint8Array<ArrayBuffer>, query = ''): Promise<ImportResult> {
  const request = new Request(`http://localhost:3000/api/history/import${query}`, { method: 'POST', body })
  const response = await importHistory(request, { params: Promise.resolve({}) })
  return (await response.json()) as ImportResult // safe: the tests look at every field they use
}
