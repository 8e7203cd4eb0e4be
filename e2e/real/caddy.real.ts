import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import caddyReverseProxy from '../../lib/core/endpoints/snippets/caddy-reverse-proxy'
import { startAttempt } from '../../lib/server/attempts/start'
import { type TestServer, testServer } from '../../lib/testing/session-kit'
import { freePort } from '../endpoints/free-port'
import { adapted, attempt, diagnosed, echoEndpoint, type RealServer, realServer } from './kit'

// Caddy from Debian in front of a `ws` server: our snippet, the upgrade removed, a dead backend, and a reload during a session.
let server: TestServer
let caddy: RealServer
let backend: Awaited<ReturnType<typeof echoEndpoint>>
let port: number
let admin: number

/** stream_timeout and stream_close_delay are known from 2.7 on. */
const [major = 0, minor = 0] = (/\d+\.\d+/.exec(execFileSync('caddy', ['version']).toString())?.[0] ?? '0.0').split('.').map(Number)
const knowsStreams = major > 2 || minor >= 7

function caddyfile(note: string): string {
  const site = adapted(caddyReverseProxy, {
    'example.com {': `http://127.0.0.1:${port} {`,
    '127.0.0.1:8080': `127.0.0.1:${backend.port}`,
    ...(knowsStreams ? {} : { '\t\tstream_timeout 24h\n': '', '\t\tstream_close_delay 5m\n': '' }),
  })
  const more = `	reverse_proxy /stripped 127.0.0.1:${backend.port} {
		header_up -Upgrade
		header_up -Connection
	}
	reverse_proxy /dead 127.0.0.1:9
	respond /note "${note}"
`
  return `{\n\tadmin 127.0.0.1:${admin}\n\tauto_https off\n}\n${site.replace(/\}\n$/, `${more}}\n`)}`
}

beforeAll(async () => {
  server = testServer()
  backend = await echoEndpoint()
  port = await freePort()
  admin = await freePort()
  caddy = await realServer(port, (folder) => {
    writeFileSync(path.join(folder, 'Caddyfile'), caddyfile('first'))
    return ['env', `HOME=${folder}`, 'caddy', 'run', '--config', path.join(folder, 'Caddyfile'), '--adapter', 'caddyfile']
  })
}, 60_000)

afterAll(async () => {
  await server.stop()
  await caddy.stop()
  backend.close()
})

const ask = (resource: string) => attempt(server, { url: `ws://127.0.0.1:${port}${resource}` })

describe('Caddy in front of a WebSocket server', () => {
  it('passes the upgrade on with our snippet', async () => {
    expect(await ask('/ws/')).toMatchObject({ outcome: 'accepted', status: 101 })
  })

  it('is named where a header_up removes the fields', async () => {
    expect(diagnosed(await ask('/stripped'))[0]).toBe('caddy/upgrade-not-passed-on')
  })

  it('names a dead backend, and answers a path nobody handles with an empty 200', async () => {
    expect(diagnosed(await ask('/dead'))[0]).toBe('caddy/bad-gateway')
    expect(diagnosed(await ask('/none'))[0]).toBe('caddy/no-route')
  })

  it.skipIf(knowsStreams)('closes with 1001 on a reload, and it is said why', { timeout: 30_000 }, async () => {
    const session = startAttempt(
      { workspaceId: server.workspaceId, personId: server.personId },
      { request: { url: `ws://127.0.0.1:${port}/ws/` } },
    )
    await session.whenDecided
    const changed = path.join(caddy.folder, 'Changed')
    writeFileSync(changed, caddyfile('second'))
    execFileSync('caddy', ['reload', '--config', changed, '--adapter', 'caddyfile', '--address', `127.0.0.1:${admin}`], { stdio: 'ignore' })
    await session.whenEnded
    const view = session.view()
    expect(view.close).toMatchObject({ code: 1001, wireCode: 1001 })
    expect(diagnosed(view)[0]).toBe('caddy/reloaded')
  })
})
