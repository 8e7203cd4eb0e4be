import { createServer, type Server } from 'node:http'
import net from 'node:net'
import { createServer as createSocksServer, type Socks5Server } from '@pondwader/socks5-server'
import { Server as HttpProxy } from 'proxy-chain'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { WebSocketServer } from 'ws'
import type { Fact } from '../../core/transcript/fact'
import { TIMEOUTS } from '../../core/transcript/limits'
import { factsOf, planFor, REQUEST, tlsTarget, told } from '../../testing/connection'
import { type ScriptedServer, type Step, scriptedServer, tlsFixture } from '../../testing/scripted-server'
import { expectBytes, expectHead, halfClose, reset, send, silent, until, untilEnded } from '../../testing/scripted-steps'
import { openConnection } from './open-connection'

/** A name with two addresses; every other name is looked up as ever. */
vi.mock('node:dns', async (original) => {
  const real = await original<typeof import('node:dns')>()
  const two = ['127.0.0.2', '127.0.0.1'].map((address) => ({ address, family: 4 }))
  const lookup = (host: string, options: object, done: (error: null, addresses: object[]) => void) =>
    host === 'two.example' ? done(null, two) : real.lookup(host, options, done as never) // safe: the real one calls it as it is called
  return { ...real, lookup, default: { ...real, lookup } }
})

const ca = tlsFixture('ca.pem')
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function serve(script: readonly Step[], options: Parameters<typeof scriptedServer>[1] = {}): Promise<ScriptedServer> {
  const server = await scriptedServer(script, options)
  closing.push(() => server.close().catch(() => {})) // a proxy cuts connections short: its script may not come to its end
  return server
}

/** A WebSocket endpoint that echoes, behind a real HTTP server. */
async function echo(): Promise<number> {
  const http: Server = createServer()
  new WebSocketServer({ server: http }).on('connection', (socket) => socket.on('message', (data) => socket.send(data)))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    http.closeAllConnections()
    return new Promise((resolve) => http.close(resolve))
  })
  return (http.address() as net.AddressInfo).port // safe: it listens on TCP
}

async function httpProxy(options: Partial<ConstructorParameters<typeof HttpProxy>[0]> = {}): Promise<string> {
  const proxy = new HttpProxy({ host: '127.0.0.1', port: 0, ...options } as ConstructorParameters<typeof HttpProxy>[0])
  await proxy.listen()
  closing.push(() => proxy.close(true))
  return `127.0.0.1:${proxy.port}`
}

async function socksProxy(
  options: Parameters<typeof createSocksServer>[0] = {},
  change: (proxy: Socks5Server) => void = () => {},
): Promise<string> {
  const proxy = createSocksServer(options)
  change(proxy)
  const { server } = proxy as unknown as { server: net.Server } // safe: the package hides its listener and has no other way to its port
  const sockets = new Set<net.Socket>()
  server.on('connection', (socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    for (const socket of sockets) socket.destroy()
    return new Promise((resolve) => server.close(resolve))
  })
  return `127.0.0.1:${(server.address() as net.AddressInfo).port}` // safe: it listens on TCP
}

const HANDSHAKE = [
  'GET /chat HTTP/1.1',
  'Host: x',
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version: 13',
  '',
  '',
].join('\r\n')
/** A masked text frame with "Hello", and the same unmasked (RFC 6455 §5.7). */
const HELLO = Buffer.from('818537fa213d7f9f4d5158', 'hex')

/** Opens a WebSocket by way of a proxy, says "Hello", and stops when it comes back. */
async function greet(port: number, proxy: string, host = '127.0.0.1'): Promise<string[]> {
  let answer = ''
  const target = { scheme: 'ws', tls: false, host, port, resource: '/chat', authority: `${host}:${port}` } as const
  const plan = planFor(port, { target, network: { proxy }, request: new TextEncoder().encode(HANDSHAKE) })
  const facts = await factsOf(plan, (fact, connection) => {
    if (fact.kind !== 'bytes' || fact.direction !== 'received' || fact.layer !== 'endpoint') return
    if (answer === '') {
      connection.headComplete()
      void connection.write(HELLO)
    }
    answer += Buffer.from(fact.bytes).toString('latin1')
    if (answer.includes('\x05Hello')) connection.abort()
  })
  expect(answer).toContain('HTTP/1.1 101')
  return told(facts)
}
const failureOf = (facts: readonly Fact[]) => facts.find((fact) => fact.kind === 'failed')
const byProxy = (address: string, more: object = {}) => ({ network: { proxy: `http://${address}`, ...more } })

describe('an HTTP proxy', () => {
  it('makes a tunnel to a WebSocket endpoint, and both conversations are told apart', async () => {
    const port = await echo()
    const words = await greet(port, `http://${await httpProxy()}`)
    const authority = `127.0.0.1:${port}`
    expect(words.slice(0, 9)).toEqual([
      'reached resolve',
      'policy allowed',
      'reached resolve',
      'policy allowed',
      'reached connect',
      `told the proxy ${JSON.stringify(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`)}`,
      'the proxy said "HTTP/1.1 200 Connection Established\\r\\n\\r\\n"',
      'reached proxy',
      `sent ${JSON.stringify(HANDSHAKE)}`,
    ])
    expect(words.at(-1)).toBe('ended us abort open')
  })

  it('is told credentials where it wants them, which stand in no fact', async () => {
    const port = await echo()
    const prepareRequestFunction = ({ username, password }: { username: string; password: string }) => ({
      requestAuthentication: username !== 'me' || password !== 'p:w/é',
    })
    const proxy = await httpProxy({ prepareRequestFunction })
    const words = await greet(port, `http://me:p%3Aw%2F%C3%A9@${proxy}`)
    expect(words).toContain(
      `told the proxy ${JSON.stringify(`CONNECT 127.0.0.1:${port} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nProxy-Authorization: Basic ${'*'.repeat(12)}\r\n\r\n`)}`,
    )
    for (const [network, detail] of [
      [{ proxy: `http://${proxy}` }, /407.*it asks for credentials and none were given/],
      [{ proxy: `http://me:wrong@${proxy}` }, /407.*it does not accept the credentials/],
    ] as const) {
      const facts = await factsOf(planFor(port, { network }))
      expect(failureOf(facts)).toMatchObject({ phase: 'proxy', code: 'proxy-refused', detail: expect.stringMatching(detail) })
      expect(told(facts).some((word) => word.startsWith('sent'))).toBe(false)
    }
  })

  it('is spoken to over TLS where its scheme is https, and TLS to the endpoint runs inside', async () => {
    const endpoint = await serve([expectHead(), send('hi'), halfClose()], { tls: { certificate: 'leaf' } })
    const proxy = await httpProxy({
      serverType: 'https',
      httpsOptions: { cert: tlsFixture('leaf.pem'), key: tlsFixture('leaf.key.pem') },
    } as object)
    const network = { proxy: `https://${proxy}`, ca, connectTo: `127.0.0.1:${endpoint.port}` }
    const facts = await factsOf(planFor(endpoint.port, { target: tlsTarget(endpoint.port), network }))
    expect(told(facts).slice(-6)).toEqual([
      'reached proxy',
      'reached tls',
      `sent ${JSON.stringify(REQUEST)}`,
      'reached request',
      'received "hi"',
      'ended endpoint fin response',
    ])
    const untrusted = await factsOf(planFor(endpoint.port, { target: tlsTarget(endpoint.port), network: { ...network, ca: undefined } }))
    expect(failureOf(untrusted)).toMatchObject({
      phase: 'proxy',
      code: 'proxy-failed',
      detail: expect.stringContaining('TLS with it failed (the certificate was not accepted'),
    })
  })

  it('that finds nobody behind it ends the connection: told as the failure of the proxy', async () => {
    const probe = await serve([])
    await closing.pop()?.()
    const facts = await factsOf(planFor(probe.port, byProxy(await httpProxy())))
    expect(failureOf(facts)).toMatchObject({ phase: 'proxy', detail: 'it ended the connection: expected the answer to CONNECT' })
  })

  it.each<[string, Step[], string, RegExp]>([
    [
      'refuses with 403',
      [expectHead(), send('HTTP/1.1 403 Forbidden\r\nContent-Length: 9\r\n\r\nforbidden')],
      'proxy-refused',
      /^it answered "HTTP\/1.1 403 Forbidden"$/,
    ],
    ['is an SSH server', [send('SSH-2.0-OpenSSH_9.2\r\n'), silent()], 'proxy-failed', /^the answer begins "SSH-2\.0-OpenSSH_9\.2\\r\\n"/],
    ['sends garbage', [expectHead(), send(new Uint8Array(50_000).fill(0xff))], 'proxy-failed', /^the answer begins "ÿ/],
    [
      'never ends its head',
      [expectHead(), send(`HTTP/1.1 200 OK\r\n${'A: b\r\n'.repeat(100_000)}`)],
      'proxy-failed',
      /beyond our limit headLines of 256$/,
    ],
    [
      'never ends a line',
      [expectHead(), send(`HTTP/1.1 200 ${'x'.repeat(1_000_000)}`)],
      'proxy-failed',
      /beyond our limit lineBytes of 16384$/,
    ],
    [
      'sends interim answers without end',
      [expectHead(), send('HTTP/1.1 100 Continue\r\n\r\n'.repeat(100))],
      'proxy-failed',
      /^more than 20 interim answers/,
    ],
    ['ends the connection', [expectHead(), halfClose()], 'proxy-failed', /^it ended the connection: expected the answer to CONNECT$/],
    ['resets the connection', [expectHead(), reset()], 'proxy-failed', /ECONNRESET: expected the answer to CONNECT$/],
    ['says nothing', [expectHead(), silent()], 'proxy-timeout', /^the answer to CONNECT did not come within 50 ms$/],
    ['trickles', [expectHead(), send('HTTP/1.1 2'), silent()], 'proxy-timeout', /^the answer to CONNECT did not come within 50 ms$/],
  ])('that %s is told as such, and nothing goes to the endpoint', async (_what, script, code, detail) => {
    const proxy = await serve([...script, silent()])
    const timeouts = code === 'proxy-timeout' ? { ...TIMEOUTS, proxy: 50 } : TIMEOUTS
    const facts = await factsOf(planFor(1, { ...byProxy(`127.0.0.1:${proxy.port}`), timeouts }))
    expect(facts.at(-1)).toMatchObject({
      kind: 'failed',
      phase: 'proxy',
      code,
      detail: expect.stringMatching(detail),
      address: '127.0.0.1',
      port: proxy.port,
    })
    // A proxy that spoke first may not have read it yet.
    expect('CONNECT 127.0.0.1:1 HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n').toContain((await proxy.connection(0)).receivedText())
    const kept = facts.reduce((sum, fact) => sum + (fact.kind === 'bytes' ? fact.bytes.length : 0), 0)
    expect(kept).toBeLessThan(400_000)
  })

  it("may trickle its answer octet by octet, and what follows it is the endpoint's", async () => {
    const proxy = await serve([
      expectHead(),
      send('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n', { pieces: 1 }),
      expectHead(),
      send('HTTP/1.1 418 x\r\n\r\n'),
      halfClose(),
    ])
    const words = told(await factsOf(planFor(1, byProxy(`127.0.0.1:${proxy.port}`))))
    expect(words.slice(5)).toEqual([
      expect.stringMatching(/^told the proxy/),
      'the proxy said "HTTP/1.1 200 OK\\r\\nContent-Length: 4\\r\\n\\r\\n"',
      'reached proxy',
      `sent ${JSON.stringify(REQUEST)}`,
      'reached request',
      'received "HTTP/1.1 418 x\\r\\n\\r\\n"',
      'ended endpoint fin response',
    ])
  })

  it('that sends more than its head in one piece loses none of it', async () => {
    const proxy = await serve([expectHead(), send('HTTP/1.1 200 OK\r\n\r\nearly'), expectBytes(REQUEST), halfClose(), untilEnded()])
    const words = told(await factsOf(planFor(1, byProxy(`127.0.0.1:${proxy.port}`))))
    expect(words).toContain('the proxy said "HTTP/1.1 200 OK\\r\\n\\r\\n"')
    expect(words.filter((word) => word.startsWith('received'))).toEqual(['received "early"'])
  })

  it("cannot be reached, or has no name: told as the proxy's failure", async () => {
    const probe = await serve([])
    await closing.pop()?.()
    expect(failureOf(await factsOf(planFor(1, byProxy(`127.0.0.1:${probe.port}`))))).toMatchObject({
      phase: 'proxy',
      code: 'proxy-failed',
      detail: `it could not be reached (connect ECONNREFUSED 127.0.0.1:${probe.port})`,
    })
    expect(failureOf(await factsOf(planFor(1, byProxy('no-such-name.invalid:1'))))).toMatchObject({
      phase: 'proxy',
      detail: expect.stringMatching(/^its name no-such-name.invalid has no address here/),
    })
  })

  it('stops when told to', async () => {
    const proxy = await serve([expectHead(), silent()])
    const facts = await factsOf(planFor(1, byProxy(`127.0.0.1:${proxy.port}`)), (fact, connection) => {
      if (fact.kind === 'bytes') connection.abort()
    })
    expect(told(facts).at(-1)).toBe('failed proxy aborted')
  })

  it('is named in the draft in a form that can be read', () => {
    expect(() => openConnection(planFor(1, { network: { proxy: 'gopher://p' } }))).toThrow('scheme of the proxy is "gopher"')
    // U+010D and U+010A end in the octets of CR and LF.
    const network = { proxy: 'http://127.0.0.1:1', connectTo: 'a\u010d\u010aX:80' }
    expect(() => openConnection(planFor(1, { network }))).toThrow('a proxy takes 1 to 255 ASCII characters')
  })
})

describe('a SOCKS5 proxy', () => {
  it('makes a tunnel to an address that was resolved here', async () => {
    const port = await echo()
    const words = await greet(port, `socks5://${await socksProxy()}`)
    expect(words.slice(5, 10)).toEqual([
      'told the proxy "\\u0005\\u0001\\u0000"',
      'the proxy said "\\u0005\\u0000"',
      expect.stringContaining('told the proxy "\\u0005\\u0001\\u0000\\u0001\u007f\\u0000\\u0000\\u0001'),
      expect.stringMatching(/^the proxy said "\\u0005\\u0000\\u0000/),
      'reached proxy',
    ])
  })

  it('is given a name to resolve where its scheme is socks5h', async () => {
    const asked: unknown[] = []
    const port = await echo()
    const proxy = await socksProxy({}, (server) =>
      server.setRulesetValidator(({ destAddress, destPort }) => {
        asked.push(destAddress, destPort)
        return true
      }),
    )
    await greet(port, `socks5h://${proxy}`, 'localhost')
    expect(asked).toEqual(['localhost', port])
  })

  it('signs in with user and password, which stands in no fact', async () => {
    const port = await echo()
    const proxy = await socksProxy({ auth: { username: 'me', password: 'hunter/22' } })
    const words = await greet(port, `socks5://me:hunter%2F22@${proxy}`)
    expect(words).toContain('told the proxy "\\u0001\\u0002me\\t*********"')
    const wrong = await factsOf(planFor(port, { network: { proxy: `socks5://me:wrong@${proxy}` } }))
    expect(failureOf(wrong)).toMatchObject({
      phase: 'proxy',
      code: 'proxy-refused',
      detail: expect.stringMatching(/^it does not accept user and password/),
    })
    const none = await factsOf(planFor(port, { network: { proxy: `socks5://${proxy}` } }))
    expect(failureOf(none)).toMatchObject({
      phase: 'proxy',
      detail: expect.stringMatching(/^it (accepts none of the methods offered|wants user and password)/),
    })
  })

  it('is asked for the next address where it refuses one', async () => {
    const asked: unknown[] = []
    const port = await echo()
    const proxy = await socksProxy({}, (server) =>
      server.setRulesetValidator(({ destAddress }) => {
        asked.push(destAddress)
        return destAddress === '127.0.0.1'
      }),
    )
    const words = await greet(port, `socks5://${proxy}`, 'two.example')
    expect(asked).toEqual(['127.0.0.2', '127.0.0.1'])
    expect(words).toContain('tried 127.0.0.2 proxy-refused')
  })

  it('tells its reply in words', async () => {
    const refusing = await socksProxy({}, (server) => server.setRulesetValidator(() => false))
    expect(failureOf(await factsOf(planFor(await echo(), { network: { proxy: `socks5://${refusing}` } })))).toMatchObject({
      phase: 'proxy',
      code: 'proxy-refused',
      detail: 'it replied "connection not allowed by ruleset (reply 2)"',
    })
  })

  it.each<[string, Step[], string]>([
    [
      'is an HTTP server',
      [expectBytes(3), send('HTTP/1.1 400 Bad Request\r\n\r\n')],
      'the answer begins with the octet 0x48, as HTTP does: expected 0x05',
    ],
    ['speaks SSH', [send('SSH-2.0-x\r\n'), silent()], 'the answer begins with the octet 0x53: expected 0x05'],
    [
      'leaves in the middle',
      [expectBytes(3), send('\x05\x00'), expectBytes(10), send('\x05'), halfClose()],
      'it ended the connection: expected its reply to the request to connect',
    ],
    [
      'answers all at once and wrongly',
      [send('\x05\x00\x05\x00\x00\x09'), silent()],
      'its reply has the address type 9: expected 1, 3 or 4',
    ],
  ])('that %s is told as such', async (_what, script, detail) => {
    const proxy = await serve([...script, silent()])
    const facts = await factsOf(planFor(1, { network: { proxy: `socks5://127.0.0.1:${proxy.port}` } }))
    expect(facts.at(-1)).toMatchObject({ kind: 'failed', phase: 'proxy', detail })
  })

  it('loses nothing of TLS that stands in one piece with its reply', async () => {
    const tls = await serve([expectHead(), send('hi'), halfClose()], { tls: { certificate: 'leaf' } })
    // A relay by hand that keeps its reply back until the endpoint behind it has spoken first.
    const relay = await serve([
      expectBytes(3),
      send('\x05\x00', { pieces: 1 }),
      expectBytes(10),
      send('\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00', { pieces: 1 }),
      async (peer) => {
        const behind = net.connect(tls.port, '127.0.0.1')
        behind.on('error', () => {}).on('end', () => peer.socket.end())
        behind.write(peer.unread())
        peer.socket.on('data', (chunk) => behind.write(chunk))
        behind.on('data', (chunk) => peer.socket.write(chunk))
        await peer.closed
        behind.destroy()
      },
    ])
    const network = { proxy: `socks5://127.0.0.1:${relay.port}`, ca, connectTo: `127.0.0.1:${tls.port}` }
    const facts = await factsOf(planFor(tls.port, { target: tlsTarget(tls.port), network }))
    expect(told(facts).slice(-3)).toEqual(['reached request', 'received "hi"', 'ended endpoint fin response'])
  })
})

describe('the network policy, by way of a proxy', () => {
  const own = (port: number) => ({ ownListeners: [{ address: '127.0.0.1', port }] })

  it('T-09: refuses a proxy that must not be dialled', async () => {
    const proxy = await serve([silent()])
    const facts = await factsOf(planFor(1, { ...byProxy(`127.0.0.1:${proxy.port}`), ...own(proxy.port) }))
    expect(told(facts)).toEqual(['reached resolve', 'policy blocked', 'failed policy blocked'])
    expect(proxy.connections).toHaveLength(0)
  })

  it.each([
    ['http', '127.0.0.1', 'own-listener'],
    ['socks5h', '127.0.0.1', 'own-listener'],
    ['http', 'localhost', 'own-listener'],
    ['socks5h', 'localhost', 'own-listener'],
    ['socks5', 'localhost', 'own-listener'],
    ['http', '169.254.169.254', 'cloud-metadata'],
    ['socks5', 'fd00:ec2::254', 'cloud-metadata'],
    ['socks5h', 'metadata.google.internal', 'cloud-metadata'],
    ['http', 'metadata.google.internal.', 'cloud-metadata'],
  ])('T-09: refuses %s to %s (%s) without a word to the proxy', async (scheme, host, reason) => {
    const proxy = await serve([silent()])
    const target = { scheme: 'ws', tls: false, host, port: 4321, resource: '/', authority: host } as const
    const facts = await factsOf(planFor(1, { target, network: { proxy: `${scheme}://127.0.0.1:${proxy.port}` }, ...own(4321) }))
    expect(told(facts).slice(-1)).toEqual(['failed policy blocked'])
    expect(facts.findLast((fact) => fact.kind === 'policy' && fact.decision === 'blocked')).toMatchObject({ reason, host, port: 4321 })
    expect(proxy.connections).toHaveLength(0)
  })

  it('T-09: leaves a name that has no address here to the proxy, and says so', async () => {
    const proxy = await serve([expectHead(), send('HTTP/1.1 502 x\r\n\r\n'), silent(), until(Promise.resolve())])
    const target = { scheme: 'ws', tls: false, host: 'inside.invalid', port: 80, resource: '/', authority: 'inside.invalid' } as const
    const facts = await factsOf(planFor(1, { target, network: { proxy: `http://127.0.0.1:${proxy.port}` } }))
    expect(facts.filter((fact) => fact.kind === 'policy').at(-1)).toMatchObject({
      decision: 'allowed',
      reason: 'left-to-proxy',
      host: 'inside.invalid',
      address: null,
    })
    expect((await proxy.connection(0)).head).toContain('CONNECT inside.invalid:80 HTTP/1.1')
    const here = await factsOf(planFor(1, { target, network: { proxy: `socks5://127.0.0.1:${proxy.port}` } }))
    expect(told(here).at(-1)).toMatch(/^failed resolve /)
  })
})
