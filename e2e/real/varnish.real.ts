import { chmodSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import varnishPipe from '../../lib/core/endpoints/snippets/varnish-pipe'
import { type TestServer, testServer } from '../../lib/testing/session-kit'
import { freePort } from '../endpoints/free-port'
import { attempt, diagnosed, echoEndpoint, type RealServer, realServer, whole } from './kit'

// Varnish from Debian in front of a `ws` server: without any VCL for WebSockets, and with our snippet and a pipe_timeout of 6 s.
let server: TestServer
let plain: RealServer
let piping: RealServer
let backend: Awaited<ReturnType<typeof echoEndpoint>>
let plainPort: number
let pipingPort: number

async function varnish(port: number, vcl: string): Promise<RealServer> {
  return await realServer(port, (folder) => {
    chmodSync(folder, 0o777)
    const file = path.join(folder, 'default.vcl')
    writeFileSync(file, `vcl 4.1;\nbackend default { .host = "127.0.0.1"; .port = "${backend.port}"; }\n${vcl}`, { mode: 0o644 })
    return [
      'varnishd',
      '-F',
      '-n',
      path.join(folder, 'work'),
      '-a',
      `127.0.0.1:${port}`,
      '-f',
      file,
      '-p',
      'pipe_timeout=6',
      '-s',
      'malloc,10m',
    ]
  })
}

beforeAll(async () => {
  server = testServer()
  backend = await echoEndpoint()
  plainPort = await freePort()
  pipingPort = await freePort()
  plain = await varnish(plainPort, 'sub vcl_recv { if (req.url == "/denied") { return (synth(403)); } }\n')
  piping = await varnish(pipingPort, varnishPipe.text)
}, 60_000)

afterAll(async () => {
  await server.stop()
  await plain.stop()
  await piping.stop()
  backend.close()
})

const ask = (port: number, resource = '/') => attempt(server, { url: `ws://127.0.0.1:${port}${resource}` })

describe('Varnish in front of a WebSocket server', () => {
  it('drops the upgrade by itself, and it is said that it is Varnish', async () => {
    const view = await ask(plainPort)
    expect(view).toMatchObject({ status: 426, diagnoses: [{ id: 'varnish/upgrade-not-passed-on', confidence: 'certain' }, {}] })
  })

  it('answers by a rule of its own', async () => {
    expect(diagnosed(await ask(plainPort, '/denied'))[0]).toBe('varnish/answered-by-rule')
  })

  it('accepts with our snippet', async () => {
    expect(await ask(pipingPort)).toMatchObject({ outcome: 'accepted', status: 101 })
  })

  it('cuts a quiet session off after pipe_timeout, which is read from the silence', { timeout: 30_000 }, async () => {
    const view = await whole(server, { url: `ws://127.0.0.1:${pipingPort}/` })
    expect(view.close).toMatchObject({ code: 1006, how: 'fin' })
    expect(diagnosed(view)[0]).toBe('endings/idle-limit')
  })
})
