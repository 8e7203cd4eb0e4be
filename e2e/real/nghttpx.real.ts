import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tlsFixture } from '../../lib/testing/scripted-server'
import { type TestServer, testServer } from '../../lib/testing/session-kit'
import { freePort } from '../endpoints/free-port'
import { attempt, echoEndpoint, failed, type RealServer, realServer } from './kit'

// nghttpx from Debian: speaks WebSocket over HTTP/2 (RFC 8441) to clients, and HTTP/1.1 to the `ws` server behind it.
let server: TestServer
let nghttpx: RealServer
let backend: Awaited<ReturnType<typeof echoEndpoint>>
let clear: number
let secure: number

beforeAll(async () => {
  server = testServer()
  backend = await echoEndpoint()
  clear = await freePort()
  secure = await freePort()
  nghttpx = await realServer(clear, (folder) => {
    const files = ['leaf.pem', 'leaf.key.pem']
    for (const file of files) writeFileSync(path.join(folder, file), tlsFixture(file))
    return [
      'nghttpx',
      '--conf=/dev/null',
      `--frontend=127.0.0.1,${clear};no-tls`,
      `--frontend=127.0.0.1,${secure}`,
      `--backend=127.0.0.1,${backend.port}`,
      `--errorlog-file=${path.join(folder, 'error.log')}`,
      path.join(folder, 'leaf.key.pem'),
      path.join(folder, 'leaf.pem'),
    ]
  })
}, 60_000)

afterAll(async () => {
  await server.stop()
  await nghttpx.stop()
  backend.close()
})

describe('nghttpx', () => {
  it('opens a WebSocket over HTTP/2 with TLS, by ALPN', async () => {
    const view = await attempt(server, {
      url: `wss://127.0.0.1:${secure}/chat`,
      network: { protocol: 'h2', ca: tlsFixture('ca.pem') },
    })
    expect(view).toMatchObject({ outcome: 'accepted', status: 200, protocol: 'h2', tls: { alpn: 'h2', verified: true } })
    expect(failed(view)).toEqual([])
  })

  it('opens a WebSocket over HTTP/2 in clear text, by prior knowledge', async () => {
    const view = await attempt(server, { url: `ws://127.0.0.1:${clear}/chat`, network: { protocol: 'h2' } })
    expect(view).toMatchObject({ outcome: 'accepted', status: 200, protocol: 'h2' })
  })

  it('opens the same endpoint over HTTP/1.1', async () => {
    const view = await attempt(server, { url: `ws://127.0.0.1:${clear}/chat` })
    expect(view).toMatchObject({ outcome: 'accepted', status: 101, protocol: 'http/1.1' })
  })
})
