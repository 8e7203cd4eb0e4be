import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { factsOf, planFor, REQUEST, told } from '../../testing/connection'

let folder: string
const closing: (() => void)[] = []
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sockscope-unix-'))
})
afterEach(() => {
  for (const close of closing.splice(0)) close()
  rmSync(folder, { recursive: true, force: true })
})

const plan = (socketPath: string) => planFor(1, { network: { socketPath } })

describe('reach-by-path', () => {
  it('speaks to an endpoint behind a Unix socket', async () => {
    const socketPath = path.join(folder, 'echo.sock')
    const http = createServer()
    new WebSocketServer({ server: http }).on('connection', (socket) => socket.close(1000, 'bye'))
    await new Promise<void>((resolve) => http.listen(socketPath, resolve))
    closing.push(() => http.close())
    const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='
    const request = `GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`
    const facts = await factsOf({ ...plan(socketPath), request: new TextEncoder().encode(request) }, (fact, connection) => {
      if (fact.kind === 'bytes' && Buffer.from(fact.bytes).includes('bye')) connection.reset()
    })
    expect(told(facts)).toEqual([
      'policy allowed',
      'reached connect',
      `sent ${JSON.stringify(request)}`,
      'reached request',
      expect.stringContaining('Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo='),
      'ended us rst response',
    ])
    expect(facts[1]).toMatchObject({ data: { address: socketPath, family: 0, port: 0 } })
  })

  it('tells a socket that is not there', async () => {
    const socketPath = path.join(folder, 'none.sock')
    const facts = await factsOf(plan(socketPath))
    expect(told(facts)).toEqual(['policy allowed', 'failed connect socket-not-found'])
    expect(facts.at(-1)).toMatchObject({ address: socketPath, detail: `connect ENOENT ${socketPath}` })
  })

  it('tells a socket that nobody listens at any more, and a file that is none', async () => {
    const socketPath = path.join(folder, 'plain-file')
    writeFileSync(socketPath, '')
    expect(told(await factsOf(plan(socketPath))).at(-1)).toMatch(/^failed connect (connection-refused|connect-failed)$/)
  })

  // Root may open every socket.
  it.skipIf(process.getuid?.() === 0)('tells a socket whose permissions do not admit us', async () => {
    const socketPath = path.join(folder, 'denied.sock')
    const server = net.createServer()
    await new Promise<void>((resolve) => server.listen(socketPath, resolve))
    closing.push(() => server.close())
    chmodSync(socketPath, 0)
    expect(told(await factsOf(plan(socketPath)))).toEqual(['policy allowed', 'failed connect socket-denied'])
  })

  it('stops when told to, before the request goes out', async () => {
    const socketPath = path.join(folder, 'silent.sock')
    const server = net.createServer()
    await new Promise<void>((resolve) => server.listen(socketPath, resolve))
    closing.push(() => server.close())
    const facts = await factsOf(plan(socketPath), (fact, connection) => {
      if (fact.kind === 'policy') connection.abort()
    })
    expect(told(facts)).toEqual(['policy allowed', 'failed connect aborted'])
    expect(JSON.stringify(facts)).not.toContain(REQUEST)
  })
})
