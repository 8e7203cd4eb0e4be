import { execFileSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer } from '../../lib/testing/session-kit'
import { freePort } from '../endpoints/free-port'
import { attempt, echoEndpoint, type RealServer, realServer } from './kit'

// Squid from Debian as an HTTP proxy: one port open, one port that asks for Basic credentials, one endpoint it does not lead to.
let server: TestServer
let squid: RealServer
let backend: Awaited<ReturnType<typeof echoEndpoint>>
let closed: number
let open: number
let guarded: number

beforeAll(async () => {
  server = testServer()
  backend = await echoEndpoint()
  closed = await freePort()
  open = await freePort()
  guarded = await freePort()
  squid = await realServer(open, (folder) => {
    chmodSync(folder, 0o777)
    const passwords = path.join(folder, 'passwords')
    writeFileSync(passwords, `someone:${execFileSync('openssl', ['passwd', '-apr1', 'correct-horse']).toString().trim()}\n`, {
      mode: 0o644,
    })
    writeFileSync(
      path.join(folder, 'squid.conf'),
      `http_port 127.0.0.1:${open} name=open
http_port 127.0.0.1:${guarded} name=guarded
pid_filename none
cache_log ${folder}/cache.log
access_log none
cache deny all
auth_param basic program /usr/lib/squid/basic_ncsa_auth ${passwords}
acl known proxy_auth REQUIRED
acl guarded myportname guarded
acl endpoint port ${backend.port}
acl CONNECT method CONNECT
http_access deny !endpoint
http_access deny guarded !known
http_access allow CONNECT
http_access deny all
shutdown_lifetime 0 seconds
visible_hostname squid.example
`,
    )
    return ['squid', '-N', '-f', path.join(folder, 'squid.conf')]
  })
}, 60_000)

afterAll(async () => {
  await server.stop()
  await squid.stop()
  backend.close()
})

const through = (proxy: string, port = backend.port) => attempt(server, { url: `ws://127.0.0.1:${port}/`, network: { proxy } })

describe('Squid', () => {
  it('makes the tunnel, and the endpoint behind it answers', async () => {
    const view = await through(`http://127.0.0.1:${open}`)
    expect(view).toMatchObject({ outcome: 'accepted', status: 101, proxy: { kind: 'http', status: 200, granted: true } })
  })

  it('asks for credentials: the refusal is its own, not the endpoint’s', async () => {
    const view = await through(`http://127.0.0.1:${guarded}`)
    expect(view).toMatchObject({
      outcome: 'unreachable',
      status: null,
      failure: { phase: 'proxy', code: 'proxy-refused' },
      proxy: { status: 407, granted: false },
    })
    expect(view.summary).toContain('407')
  })

  it('lets in with the right credentials, which are shown nowhere, and not with wrong ones', async () => {
    const view = await through(`http://someone:correct-horse@127.0.0.1:${guarded}`)
    expect(view).toMatchObject({ outcome: 'accepted', proxy: { granted: true } })
    expect(JSON.stringify(view)).not.toContain('correct-horse')
    expect(Buffer.from(view.proxy?.request ?? '', 'base64').toString()).not.toContain(
      Buffer.from('someone:correct-horse').toString('base64'),
    )
    expect(await through(`http://someone:wrong-horse-again@127.0.0.1:${guarded}`)).toMatchObject({ proxy: { status: 407, granted: false } })
  })

  it('refuses an endpoint it does not lead to', async () => {
    const view = await through(`http://127.0.0.1:${open}`, closed)
    expect(view).toMatchObject({ failure: { phase: 'proxy', code: 'proxy-refused' }, proxy: { status: 403, granted: false } })
  })
})
