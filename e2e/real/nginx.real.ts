import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import type { AttemptView } from '../../lib/core/report/view'
import { startAttempt } from '../../lib/server/attempts/start'
import { type TestServer, testServer } from '../../lib/testing/session-kit'

// nginx from Debian in front of a `ws` server: once as its documentation asks for WebSocket, once as it stands in most files.
let server: TestServer
let nginx: ChildProcess
let backend: WebSocketServer
let folder: string
let port: number

async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port: free } = probe.address() as net.AddressInfo
  probe.close()
  await once(probe, 'close')
  return free
}

function listening(at: number): Promise<void> {
  return new Promise((resolve) => {
    const attempt = () => {
      const socket = net.connect(at, '127.0.0.1')
      socket.once('connect', () => {
        socket.destroy()
        resolve()
      })
      socket.once('error', () => setTimeout(attempt, 20))
    }
    attempt()
  })
}

beforeAll(async () => {
  server = testServer()
  backend = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  backend.on('connection', (socket) => socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary })))
  await once(backend, 'listening')
  const upstream = `http://127.0.0.1:${(backend.address() as net.AddressInfo).port}`
  port = await freePort()
  folder = mkdtempSync(path.join(tmpdir(), 'sockscope-nginx-'))
  const config = path.join(folder, 'nginx.conf')
  writeFileSync(
    config,
    `daemon off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port};
    location /plain/ { proxy_pass ${upstream}; }
    location /upgrading/ {
      proxy_pass ${upstream};
      proxy_http_version 1.1;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection "upgrade";
    }
    location /missing/ { return 404; }
  }
}
`,
  )
  nginx = spawn('nginx', ['-c', config, '-p', folder, '-e', path.join(folder, 'error.log')], { stdio: ['ignore', 'inherit', 'inherit'] })
  await listening(port)
})

afterAll(async () => {
  await server.stop()
  nginx.kill('SIGTERM')
  await once(nginx, 'exit')
  backend.close()
  rmSync(folder, { recursive: true, force: true })
})

async function attempt(resource: string): Promise<AttemptView> {
  const session = startAttempt(
    { workspaceId: server.workspaceId, personId: server.personId },
    { request: { url: `ws://127.0.0.1:${port}${resource}` } },
  )
  await session.whenDecided
  const view = session.view()
  session.abort()
  await session.whenEnded
  return view
}

const failed = (view: AttemptView) => view.verdicts.filter((verdict) => verdict.outcome === 'fail').map((verdict) => verdict.rule)

describe('nginx in front of a WebSocket server', () => {
  it('is accepted where Upgrade and Connection are passed on', async () => {
    const view = await attempt('/upgrading/')
    expect([view.outcome, view.status, failed(view)]).toEqual(['accepted', 101, []])
  })

  it('is refused by the server behind where they are not: the 426 does not name what to upgrade to', async () => {
    const view = await attempt('/plain/')
    expect([view.outcome, view.status]).toEqual(['refused', 426])
    expect(failed(view)).toEqual(expect.arrayContaining(['response/status-101', 'response/upgrade-required-has-upgrade']))
    expect(view.response?.lines.some((line) => line.text.startsWith('Server: nginx'))).toBe(true)
  })

  it('answers a wrong path itself, with its page as text', async () => {
    const view = await attempt('/missing/')
    expect([view.outcome, view.status, view.response?.body?.contentType]).toEqual(['refused', 404, 'text/html'])
  })
})
