import http2 from 'node:http2'
import net from 'node:net'
import tls from 'node:tls'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { NetworkDraft } from '../../core/handshake/draft'
import type { FieldPair } from '../../core/http2/field-list'
import { factsOf, planFor, tlsTarget } from '../../testing/connection'
import { type Http2ServerOptions, http2Server } from '../../testing/http2-server'
import { replayed } from '../../testing/report'
import { type ScriptedTls, type Step, scriptedServer, tlsFixture } from '../../testing/scripted-server'
import { expectHead, halfClose, send, silent } from '../../testing/scripted-steps'

const lookup = vi.hoisted(() => vi.fn())
vi.mock('node:dns', () => ({ lookup, default: { lookup } }))

const ca = tlsFixture('ca.pem')
const SWITCH =
  'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n'
const HANDSHAKE =
  'GET /chat HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n'
const OVER_TLS = SWITCH.replace('\r\n\r\n', '\r\nStrict-Transport-Security: max-age=31536000\r\n\r\n')
const accepting = [expectHead(), send(OVER_TLS), halfClose()]

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function serve(script: readonly Step[], secured?: ScriptedTls): Promise<number> {
  const server = await scriptedServer(script, secured ? { tls: secured } : {})
  closing.push(() => server.close().catch(() => {})) // where TLS fails, the script does not come to its end
  return server.port
}

async function listening(server: net.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise((resolve) => server.close(resolve)))
  return (server.address() as net.AddressInfo).port // safe: it listens on TCP
}

type Way = { readonly secure?: boolean; readonly network?: NetworkDraft; readonly host?: string }

/** What fails of an attempt at that port, rules about our own request left out; and what became of it. */
async function judged(port: number, { secure = false, network = {}, host = 'localhost' }: Way) {
  const target = secure ? tlsTarget(port, host) : { ...tlsTarget(port, host), scheme: 'ws' as const, tls: false }
  const request = new TextEncoder().encode(HANDSHAKE)
  const facts = await factsOf(
    planFor(port, { target, network: { connectTo: `127.0.0.1:${port}`, ...network }, request }),
    (fact, connection) => {
      if (fact.kind === 'bytes' && fact.direction === 'received' && new TextDecoder().decode(fact.bytes).startsWith('HTTP/1.1'))
        connection.end()
    },
  )
  const view = replayed(facts, { url: `${target.scheme}://${target.authority}/chat` })
  const failed = view.verdicts.filter(({ rule, outcome }) => outcome === 'fail' && !rule.startsWith('request/'))
  return { outcome: view.outcome, failed: failed.map(({ rule, reason }) => `${rule}: ${reason}`) }
}

describe('what fails before HTTP is told by a rule', () => {
  it('of a name that does not exist', async () => {
    const error = Object.assign(new Error('getaddrinfo ENOTFOUND nosuch.test'), { code: 'ENOTFOUND', errno: -3008 })
    lookup.mockImplementation((_host, _options, done: (error: Error) => void) => done(error))
    expect(await judged(1, { host: 'nosuch.test', network: { connectTo: '' } })).toEqual({
      outcome: 'unreachable',
      failed: ['transport/name-resolves: notFound'],
    })
  })

  it('of a closed port', async () => {
    const server = net.createServer()
    const port = await listening(server)
    await closing.pop()?.()
    expect(await judged(port, {})).toEqual({ outcome: 'unreachable', failed: ['transport/tcp-connects: refused'] })
  })

  it('of an SSH server', async () => {
    const port = await serve([send('SSH-2.0-OpenSSH_9.2p1\r\n'), halfClose()])
    expect(await judged(port, {})).toEqual({
      outcome: 'not-http',
      failed: expect.arrayContaining(['response/is-http: other']),
    })
  })

  it('of a proxy that wants credentials', async () => {
    const port = await serve([
      expectHead(),
      send('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="x"\r\nContent-Length: 0\r\n\r\n'),
      halfClose(),
    ])
    expect(await judged(9, { network: { connectTo: '127.0.0.1:9', proxy: `http://127.0.0.1:${port}` } })).toEqual({
      outcome: 'unreachable',
      failed: ['transport/proxy-tunnels: credentials'],
    })
  })
})

describe('what fails in TLS is told by a rule', () => {
  it.each<[string, ScriptedTls['certificate'], NetworkDraft, string[]]>([
    ['an expired certificate', 'expired', { ca }, ['tls/certificate-not-expired: expired', 'tls/certificate-verified: refused']],
    ['a certificate of the next century', 'not-yet-valid', { ca }, ['tls/certificate-begun: future', 'tls/certificate-verified: refused']],
    [
      'a certificate for another name',
      'wrong-name',
      { ca },
      ['tls/certificate-names-host: otherName', 'tls/certificate-verified: refused'],
    ],
    [
      'a certificate that signed itself',
      'self-signed',
      {},
      ['tls/certificate-not-self-signed: selfSigned', 'tls/certificate-verified: refused', 'tls/chain-trusted: unknownIssuer'],
    ],
    ['a private authority', 'leaf', {}, ['tls/certificate-verified: refused', 'tls/chain-trusted: unknownIssuer']],
  ])('of %s', async (_, certificate, network, failed) => {
    const port = await serve([silent()], { certificate })
    expect(await judged(port, { secure: true, network })).toEqual({ outcome: 'unreachable', failed })
  })

  it('of a 101 behind an expired certificate with verification off, which is a valid answer all the same', async () => {
    const port = await serve(accepting, { certificate: 'expired' })
    expect(await judged(port, { secure: true, network: { ca, verify: false } })).toEqual({
      outcome: 'accepted',
      failed: ['tls/certificate-not-expired: expired', 'tls/certificate-verified: off'],
    })
  })

  it('of nothing where all is well', async () => {
    const port = await serve(accepting, { certificate: 'leaf' })
    expect(await judged(port, { secure: true, network: { ca } })).toEqual({ outcome: 'accepted', failed: [] })
  })

  it('of a server that speaks TLS 1.1 at most', async () => {
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const
    const server = tls.createServer({ ...old, cert: tlsFixture('leaf.pem'), key: tlsFixture('leaf.key.pem') }, (socket) => {
      socket.once('data', () => socket.end(OVER_TLS))
    })
    const port = await listening(server)
    expect(await judged(port, { secure: true, network: { ca } })).toEqual({ outcome: 'unreachable', failed: ['tls/no-alert: version'] })
    expect(await judged(port, { secure: true, network: { ca, minTls: '1.0', maxTls: '1.1' } })).toEqual({
      outcome: 'accepted',
      failed: ['tls/version-current: old'],
    })
  })

  it('of a server that wants a client certificate', async () => {
    const port = await serve([silent()], { certificate: 'leaf', clientCertificate: true })
    expect(await judged(port, { secure: true, network: { ca } })).toMatchObject({
      outcome: 'unreachable',
      failed: expect.arrayContaining(['tls/no-alert: clientCertificate']),
    })
  })

  it('of a port that speaks clear text', async () => {
    const port = await serve([send('HTTP/1.1 400 Bad Request\r\n\r\n'), halfClose()])
    expect(await judged(port, { secure: true })).toEqual({ outcome: 'unreachable', failed: ['tls/port-speaks-tls: other'] })
  })

  it('of a server that speaks HTTP/2 where HTTP/1.1 was sent', async () => {
    const server = http2.createSecureServer({ cert: tlsFixture('leaf.pem'), key: tlsFixture('leaf.key.pem') })
    const sockets = new Set<net.Socket>()
    server.on('connection', (socket) => sockets.add(socket))
    server.on('sessionError', () => {})
    const port = await listening(server)
    closing.push(async () => {
      for (const socket of sockets) socket.destroy()
    })
    expect(await judged(port, { secure: true, network: { ca, alpn: ['h2', 'http/1.1'] } })).toEqual({
      outcome: 'not-http',
      failed: ['tls/alpn-http1: h2', 'response/http2-on-http1: notOffered'],
    })
  })
})

describe('what fails over HTTP/2 is told by a rule', () => {
  const FIELDS: readonly FieldPair[] = [
    [':method', 'CONNECT'],
    [':protocol', 'websocket'],
    [':scheme', 'https'],
    [':path', '/chat'],
    [':authority', 'localhost'],
    ['sec-websocket-version', '13'],
    ['sec-websocket-protocol', 'chat'],
  ]

  async function overHttp2(options: Http2ServerOptions, fields = FIELDS) {
    const server = await http2Server({ tls: 'leaf', ...options })
    closing.push(() => server.close())
    const network = { connectTo: `127.0.0.1:${server.port}`, ca, protocol: 'h2' } as const
    const facts = await factsOf(planFor(server.port, { target: tlsTarget(server.port), network, fields }), (fact, connection) => {
      if (fact.kind !== 'fields' || fact.direction !== 'received') return
      connection.headComplete(true)
      connection.end()
    })
    const view = replayed(facts, { url: `wss://localhost:${server.port}/chat`, draft: { url: 'wss://localhost/chat', network } })
    const failed = view.verdicts.filter(({ outcome }) => outcome === 'fail')
    return { outcome: view.outcome, failed: failed.map(({ rule, reason }) => `${rule}: ${reason}`) }
  }

  it('of nothing where all is well', async () => {
    const onStream = (stream: http2.ServerHttp2Stream) => {
      stream.respond({ ':status': 200, 'sec-websocket-protocol': 'chat' })
      stream.on('end', () => stream.end())
      stream.resume()
    }
    expect(await overHttp2({ onStream })).toEqual({ outcome: 'accepted', failed: [] })
  })

  it('of a server without extended CONNECT', async () => {
    expect(await overHttp2({ enableConnectProtocol: false, onStream: (stream) => stream.close() })).toEqual({
      outcome: 'unreachable',
      failed: ['http2/connect-protocol-enabled: absent'],
    })
  })

  it('of a stream that is closed without an answer, or reset', async () => {
    expect(await overHttp2({ onStream: (stream) => stream.close() })).toEqual({
      outcome: 'not-http',
      failed: ['http2/stream-kept: closed'],
    })
    expect(await overHttp2({ onStream: (stream) => stream.close(http2.constants.NGHTTP2_REFUSED_STREAM) })).toEqual({
      outcome: 'not-http',
      failed: ['http2/stream-kept: reset'],
    })
  })

  it('of an answer as in HTTP/1.1, with a subprotocol that was not offered', async () => {
    const onStream = (stream: http2.ServerHttp2Stream) => {
      stream.respond({ ':status': 200, 'sec-websocket-accept': 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=', 'sec-websocket-protocol': 'mqtt' })
      stream.on('end', () => stream.end())
      stream.resume()
    }
    expect(await overHttp2({ onStream })).toEqual({
      outcome: 'invalid',
      failed: ['http2/accept-absent: present', 'http2/subprotocol-offered: notOffered'],
    })
  })

  it('of a refusal, and of what was wrong with the request', async () => {
    const onStream = (stream: http2.ServerHttp2Stream) => stream.respond({ ':status': 403 }, { endStream: true })
    const [method, protocol, scheme, path] = FIELDS
    const fields = [method, protocol, scheme, path, [':authority', 'me@localhost']].filter((field) => field !== undefined) as FieldPair[]
    expect(await overHttp2({ onStream }, fields)).toEqual({
      outcome: 'refused',
      failed: ['http2/request-authority: other', 'http2/request-version-present-13: absent', 'http2/status-2xx: refused'],
    })
  })
})
