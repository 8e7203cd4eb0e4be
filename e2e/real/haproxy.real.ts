import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import haproxyHttp2 from '../../lib/core/endpoints/snippets/haproxy-http2-websockets'
import haproxyTunnel from '../../lib/core/endpoints/snippets/haproxy-tunnel'
import { type TestServer, testServer } from '../../lib/testing/session-kit'
import { freePort } from '../endpoints/free-port'
import { adapted, attempt, diagnosed, echoEndpoint, type RealServer, realServer, whole } from './kit'

// HAProxy from Debian in front of a `ws` server: our snippet with a tunnel limit of 6 s, a dead backend, a rule that denies.
let server: TestServer
let haproxy: RealServer
let backend: Awaited<ReturnType<typeof echoEndpoint>>
let port: number
let wrong: number

beforeAll(async () => {
  server = testServer()
  backend = await echoEndpoint()
  port = await freePort()
  wrong = await freePort()
  haproxy = await realServer(port, (folder) => {
    writeFileSync(
      path.join(folder, 'haproxy.cfg'),
      `${adapted(haproxyTunnel, { 'bind :80': `bind 127.0.0.1:${port}`, '127.0.0.1:8080 check': `127.0.0.1:${backend.port}`, 'timeout tunnel     1h': 'timeout tunnel 6s' })}
frontend wrong
    bind 127.0.0.1:${wrong}
    http-request deny if { path_beg /denied }
    default_backend dead

backend dead
    retries 0
    server gone 127.0.0.1:9
`,
    )
    return ['haproxy', '-db', '-f', path.join(folder, 'haproxy.cfg')]
  })
}, 60_000)

afterAll(async () => {
  await server.stop()
  await haproxy.stop()
  backend.close()
})

const to = (url: string, headers?: readonly { line: string }[]) => attempt(server, { url, ...(headers ? { headers } : {}) })

describe('HAProxy in front of a WebSocket server', () => {
  it('passes the upgrade on by itself', async () => {
    expect(await to(`ws://127.0.0.1:${port}/`)).toMatchObject({ outcome: 'accepted', status: 101 })
  })

  it('refuses an upgrade without a key itself', async () => {
    const view = await to(`ws://127.0.0.1:${port}/`, [
      { line: `Host: 127.0.0.1:${port}` },
      { line: 'Connection: Upgrade' },
      { line: 'Upgrade: websocket' },
      { line: 'Sec-WebSocket-Version: 13' },
    ])
    expect(view).toMatchObject({ status: 400, answeredBy: { product: 'HAProxy', layer: 'proxy' } })
    expect(diagnosed(view)[0]).toBe('haproxy/bad-request')
  })

  it('names a dead backend and a rule of its own', async () => {
    expect(diagnosed(await to(`ws://127.0.0.1:${wrong}/`))[0]).toBe('haproxy/no-server')
    expect(diagnosed(await to(`ws://127.0.0.1:${wrong}/denied`))[0]).toBe('haproxy/forbidden')
  })

  it('reads the snippet for browsers over HTTP/2', () => {
    const file = path.join(haproxy.folder, 'http2.cfg')
    writeFileSync(
      file,
      `defaults\n  mode http\n  timeout connect 5s\n  timeout client 5s\n  timeout server 5s\nfrontend web\n  bind 127.0.0.1:${wrong}\n  default_backend websocket\n${haproxyHttp2.text}`,
    )
    expect(execFileSync('haproxy', ['-c', '-f', file]).toString()).toContain('valid')
  })

  it('cuts a quiet session off after timeout tunnel, which is read from the silence', { timeout: 30_000 }, async () => {
    const view = await whole(server, { url: `ws://127.0.0.1:${port}/` })
    expect(view.close).toMatchObject({ code: 1006, how: 'fin' })
    expect(diagnosed(view)[0]).toBe('endings/idle-limit')
  })
})
