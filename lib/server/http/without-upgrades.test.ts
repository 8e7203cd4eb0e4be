import { createServer, type Server } from 'node:http'
import net, { type AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { afterEach, expect, it } from 'vitest'
import { withoutUpgrades } from './without-upgrades'

const servers: Server[] = []
const left: Duplex[] = []
afterEach(async () => {
  for (const socket of left.splice(0)) socket.destroy()
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

/** A server that answers requests, and never answers those for another protocol. */
async function listening(): Promise<number> {
  const server = createServer((_, answer) => answer.end('ordinary')).on('upgrade', (_, socket) => left.push(socket))
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port // safe: it listens on TCP
}

/** What comes back for a WebSocket handshake within 300 ms. */
function handshake(port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1')
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk.toString()
    })
    socket.write('GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\n\r\n')
    setTimeout(() => {
      socket.destroy()
      resolve(text)
    }, 300)
  })
}

it('T-16: a WebSocket handshake to our port is answered as the ordinary request it is; other listeners keep theirs', async () => {
  const [own, practice] = [await listening(), await listening()]
  withoutUpgrades(() => own)
  expect(await Promise.all([handshake(own), handshake(practice)])).toEqual([
    expect.stringMatching(/^HTTP\/1\.1 200 OK\r\n[\s\S]*ordinary/),
    '',
  ])
})
