import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import apacheRewrite from '../../lib/core/endpoints/snippets/apache-rewrite'
import apacheUpgrade from '../../lib/core/endpoints/snippets/apache-upgrade'
import { type TestServer, testServer } from '../../lib/testing/session-kit'
import { freePort } from '../endpoints/free-port'
import { adapted, attempt, diagnosed, echoEndpoint, type RealServer, realServer, whole } from './kit'

// Apache from Debian in front of a `ws` server: ProxyPass alone, our two snippets, a worker shared by two lines, and a limit of 6 s.
let server: TestServer
let apache: RealServer
let backend: Awaited<ReturnType<typeof echoEndpoint>>
let ports: Readonly<Record<'wrong' | 'upgrade' | 'rewrite', number>>

beforeAll(async () => {
  server = testServer()
  backend = await echoEndpoint()
  ports = { wrong: await freePort(), upgrade: await freePort(), rewrite: await freePort() }
  apache = await realServer(ports.upgrade, (folder) => {
    const behind = { 'http://127.0.0.1:8080': `http://localhost:${backend.port}` }
    const modules = ['mpm_event', 'authz_core', 'authn_core', 'rewrite', 'proxy', 'proxy_http', 'proxy_wstunnel']
    writeFileSync(
      path.join(folder, 'apache.conf'),
      `ServerRoot ${folder}
ServerName localhost
PidFile ${folder}/apache.pid
ErrorLog ${folder}/error.log
User www-data
Group www-data
Timeout 6
${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
${Object.values(ports)
  .map((port) => `Listen 127.0.0.1:${port}`)
  .join('\n')}
<VirtualHost 127.0.0.1:${ports.wrong}>
  ProxyPass "/plain/" "http://127.0.0.1:${backend.port}/"
  ProxyPass "/shared/" "http://127.0.0.1:${backend.port}/" upgrade=websocket
  ProxyPass "/dead/" "http://127.0.0.1:9/"
  <Location "/forbidden/">
    Require all denied
  </Location>
</VirtualHost>
<VirtualHost 127.0.0.1:${ports.upgrade}>
${adapted(apacheUpgrade, { ...behind, 'timeout=3600': 'timeout=6' })}
</VirtualHost>
<VirtualHost 127.0.0.1:${ports.rewrite}>
${adapted(apacheRewrite, { ...behind, 'ws://127.0.0.1:8080': `ws://localhost:${backend.port}` })}
</VirtualHost>
`,
    )
    return ['apache2', '-D', 'FOREGROUND', '-f', path.join(folder, 'apache.conf')]
  })
}, 60_000)

afterAll(async () => {
  await server.stop()
  await apache.stop()
  backend.close()
})

const ask = (port: keyof typeof ports, resource: string) => attempt(server, { url: `ws://127.0.0.1:${ports[port]}${resource}` })

describe('Apache in front of a WebSocket server', () => {
  it('does not pass the upgrade on by ProxyPass alone, and it is said that it is Apache', async () => {
    const view = await ask('wrong', '/plain/')
    expect(view).toMatchObject({ status: 426, diagnoses: [{ id: 'apache/upgrade-not-passed-on', confidence: 'certain' }, {}] })
    expect(view.answeredBy?.product).toMatch(/^ws|^Apache/)
  })

  it('ignores upgrade=websocket where an earlier line has the same URL', async () => {
    expect(diagnosed(await ask('wrong', '/shared/'))[0]).toBe('apache/upgrade-not-passed-on')
  })

  it('accepts with the snippet for 2.4.47 and newer, and with the RewriteRule', async () => {
    expect(await ask('upgrade', '/ws/')).toMatchObject({ outcome: 'accepted', status: 101 })
    expect(await ask('rewrite', '/ws/')).toMatchObject({ outcome: 'accepted', status: 101 })
  })

  it('names a dead backend, a rule of its own and a path without ProxyPass', async () => {
    expect(diagnosed(await ask('wrong', '/dead/'))[0]).toBe('apache/backend-down')
    expect(diagnosed(await ask('wrong', '/forbidden/'))[0]).toBe('apache/forbidden')
    expect(diagnosed(await ask('wrong', '/none'))[0]).toBe('apache/not-found')
  })

  it('cuts a quiet session off after its Timeout, which is read from the silence', { timeout: 30_000 }, async () => {
    const view = await whole(server, { url: `ws://127.0.0.1:${ports.upgrade}/ws/` })
    expect(view.close).toMatchObject({ code: 1006, how: 'fin' })
    expect(diagnosed(view)[0]).toBe('endings/idle-limit')
  })
})
