import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer } from '../../lib/testing/session-kit'
import { freePort } from '../endpoints/free-port'
import { attempt, echoEndpoint, type RealServer, realServer } from './kit'

// Dante from Debian as a SOCKS5 proxy without credentials, with one port it leads to.
let server: TestServer
let dante: RealServer
let backend: Awaited<ReturnType<typeof echoEndpoint>>
let port: number
let closed: number

beforeAll(async () => {
  server = testServer()
  backend = await echoEndpoint()
  port = await freePort()
  closed = await freePort()
  dante = await realServer(port, (folder) => {
    writeFileSync(
      path.join(folder, 'danted.conf'),
      `logoutput: ${folder}/danted.log
internal: 127.0.0.1 port = ${port}
external: 127.0.0.1
clientmethod: none
socksmethod: none
client pass { from: 127.0.0.0/8 to: 127.0.0.0/8 }
socks block { from: 127.0.0.0/8 to: 127.0.0.0/8 port = ${closed} }
socks pass { from: 127.0.0.0/8 to: 0.0.0.0/0 command: connect }
`,
    )
    return ['danted', '-f', path.join(folder, 'danted.conf'), '-p', path.join(folder, 'danted.pid')]
  })
}, 60_000)

afterAll(async () => {
  await server.stop()
  await dante.stop()
  backend.close()
})

describe('Dante', () => {
  for (const scheme of ['socks5', 'socks5h']) {
    it(`makes the tunnel for ${scheme}, and the endpoint behind it answers`, async () => {
      const view = await attempt(server, {
        url: `ws://localhost:${backend.port}/`,
        network: { proxy: `${scheme}://127.0.0.1:${port}`, family: 4 },
      })
      expect(view).toMatchObject({ outcome: 'accepted', status: 101, proxy: { kind: 'socks5', granted: true } })
    })
  }

  it('refuses by its rules, and that is told as its refusal', async () => {
    const view = await attempt(server, { url: `ws://127.0.0.1:${closed}/`, network: { proxy: `socks5://127.0.0.1:${port}` } })
    expect(view).toMatchObject({ outcome: 'unreachable', failure: { phase: 'proxy', code: 'proxy-refused' }, proxy: { granted: false } })
  })
})
