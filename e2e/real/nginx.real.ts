import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import nginxLargeHeaders from '../../lib/core/endpoints/snippets/nginx-large-headers'
import nginxTimeouts from '../../lib/core/endpoints/snippets/nginx-timeouts'
import nginxUpgrade from '../../lib/core/endpoints/snippets/nginx-upgrade'
import { tlsFixture } from '../../lib/testing/scripted-server'
import { type TestServer, testServer } from '../../lib/testing/session-kit'
import { freePort } from '../endpoints/free-port'
import { adapted, attempt, diagnosed, echoEndpoint, failed, type RealServer, realServer, whole } from './kit'

// nginx from Debian in front of a `ws` server: as its documentation asks for WebSocket, as it stands in most files, over TLS with and
// without a client certificate, and with HTTP/2, which it does not speak to WebSocket clients.
let server: TestServer
let nginx: RealServer
let backend: Awaited<ReturnType<typeof echoEndpoint>>
let port: number
let tlsPort: number
let snippetPort: number

beforeAll(async () => {
  server = testServer()
  backend = await echoEndpoint()
  port = await freePort()
  tlsPort = await freePort()
  snippetPort = await freePort()
  nginx = await realServer(port, (folder) => {
    for (const file of ['leaf.pem', 'leaf.key.pem', 'ca.pem']) writeFileSync(path.join(folder, file), tlsFixture(file))
    const upstream = `http://127.0.0.1:${backend.port}`
    writeFileSync(
      path.join(folder, 'nginx.conf'),
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
${nginxLargeHeaders.text}
${adapted(nginxUpgrade, { 'listen 80': `listen 127.0.0.1:${snippetPort}`, 'http://127.0.0.1:8080': upstream, '3600s': '6s' })}
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
    location /dead/ {
      proxy_pass http://127.0.0.1:9;
${nginxTimeouts.text}    }
    location /moved/ { return 301 /upgrading/; }
  }
  server {
    listen 127.0.0.1:${tlsPort} ssl http2;
    ssl_certificate ${folder}/leaf.pem;
    ssl_certificate_key ${folder}/leaf.key.pem;
    ssl_client_certificate ${folder}/ca.pem;
    ssl_verify_client optional;
    location / {
      if ($ssl_client_verify != SUCCESS) { return 403; }
      proxy_pass ${upstream};
      proxy_http_version 1.1;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection "upgrade";
    }
  }
}
`,
    )
    return ['nginx', '-c', path.join(folder, 'nginx.conf'), '-p', folder, '-e', path.join(folder, 'error.log')]
  })
})

afterAll(async () => {
  await server.stop()
  await nginx.stop()
  backend.close()
})

const plain = (resource: string, network = {}) => attempt(server, { url: `ws://127.0.0.1:${port}${resource}`, network })
const secure = (network: object) =>
  attempt(server, { url: `wss://127.0.0.1:${tlsPort}/`, network: { ca: tlsFixture('ca.pem'), ...network } })

describe('nginx in front of a WebSocket server', () => {
  it('is accepted where Upgrade and Connection are passed on', async () => {
    const view = await plain('/upgrading/')
    expect([view.outcome, view.status]).toEqual(['accepted', 101])
    expect(view.verdicts.filter((verdict) => verdict.outcome === 'fail' && verdict.effect === 'clients-fail')).toEqual([])
  })

  it('is refused by the server behind where they are not: the 426 does not name what to upgrade to', async () => {
    const view = await plain('/plain/')
    expect([view.outcome, view.status]).toEqual(['refused', 426])
    expect(failed(view)).toEqual(expect.arrayContaining(['response/status-101', 'response/upgrade-required-has-upgrade']))
    expect(view.response?.lines.some((line) => line.text.startsWith('Server: nginx'))).toBe(true)
  })

  it('answers a wrong path itself, with its page as text', async () => {
    const view = await plain('/missing/')
    expect([view.outcome, view.status, view.response?.body?.contentType]).toEqual(['refused', 404, 'text/html'])
  })

  it('redirects, and is followed only when asked', async () => {
    expect(await plain('/moved/')).toMatchObject({ status: 301, redirects: [{ followed: false, sameOrigin: true }] })
    expect(await plain('/moved/', { maxRedirects: 1 })).toMatchObject({ outcome: 'accepted', redirects: [{ followed: true, status: 301 }] })
  })
})

describe('what is said of nginx', () => {
  it('names the upgrade that it did not pass on, and the ws behind it', async () => {
    const view = await plain('/plain/')
    expect(view.diagnoses[0]).toMatchObject({ id: 'nginx/upgrade-not-passed-on', confidence: 'certain' })
    expect(view.diagnoses[0]?.snippets.map(({ id }) => id)).toEqual(['nginx-upgrade'])
  })

  it('is accepted with the snippet that is given then', async () => {
    expect(await attempt(server, { url: `ws://127.0.0.1:${snippetPort}/ws/` })).toMatchObject({ outcome: 'accepted', status: 101 })
  })

  it('names its own pages', async () => {
    expect(diagnosed(await plain('/dead/'))[0]).toBe('nginx/bad-gateway')
    expect(diagnosed(await plain('/missing/'))[0]).toBe('nginx/not-found')
    expect(diagnosed(await attempt(server, { url: `ws://127.0.0.1:${tlsPort}/` }))[0]).toBe('generic/plain-http-to-tls-port')
  })

  it('cuts a quiet session off after proxy_read_timeout, which is read from the silence', { timeout: 30_000 }, async () => {
    const view = await whole(server, { url: `ws://127.0.0.1:${snippetPort}/ws/` })
    expect(view.close).toMatchObject({ code: 1006, how: 'fin' })
    expect(diagnosed(view)[0]).toBe('endings/idle-limit')
  })
})

describe('nginx over TLS', () => {
  it('shows its chain, and refuses without a client certificate', async () => {
    const view = await secure({})
    expect(view).toMatchObject({ outcome: 'refused', status: 403, tls: { verified: true } })
    expect(view.tls?.chain.length).toBeGreaterThan(0)
  })

  it('lets in with a client certificate', async () => {
    const view = await secure({ clientCert: tlsFixture('client.pem'), clientKey: tlsFixture('client.key.pem') })
    expect(view).toMatchObject({ outcome: 'accepted', status: 101 })
  })

  it('speaks HTTP/2 and offers no extended CONNECT, which is said in so many words', async () => {
    const view = await secure({ protocol: 'h2' })
    expect(view).toMatchObject({
      outcome: 'unreachable',
      failure: { phase: 'http2', code: 'http2-no-connect-protocol' },
      tls: { alpn: 'h2' },
    })
  })
})
