import { afterEach, describe, expect, it } from 'vitest'
import type { NetworkDraft } from '../../core/handshake/draft'
import { TIMEOUTS } from '../../core/transcript/limits'
import { factsOf, planFor, REQUEST, tlsTarget, told } from '../../testing/connection'
import { type ScriptedServer, type ScriptedTls, type Step, scriptedServer, tlsFixture } from '../../testing/scripted-server'
import { expectHead, halfClose, reset, send, silent, until } from '../../testing/scripted-steps'
import { openConnection } from './open-connection'

let server: ScriptedServer | undefined
afterEach(async () => {
  await server?.close().catch(() => {}) // a script that waits for a request fails where TLS does
  server = undefined
})

const ca = tlsFixture('ca.pem')
const PLAIN_UP_TO_CONNECT = ['reached resolve', 'policy allowed', 'reached connect']

async function serve(tls: ScriptedTls | undefined, ...script: Step[]): Promise<number> {
  server = await scriptedServer(script, tls ? { tls } : {})
  return server.port
}
const viaLoopback = (port: number) => ({ connectTo: `127.0.0.1:${port}` })

describe('tls', () => {
  it('verifies, and records version, cipher, ALPN, name and chain', async () => {
    const port = await serve({ certificate: 'leaf', alpn: ['http/1.1'] }, expectHead(), send('hi'), halfClose())
    const facts = await factsOf(planFor(port, { target: tlsTarget(port), network: { ...viaLoopback(port), ca } }))
    expect(told(facts)).toEqual([
      ...PLAIN_UP_TO_CONNECT,
      'reached tls',
      `sent ${JSON.stringify(REQUEST)}`,
      'reached request',
      'received "hi"',
      'ended endpoint fin response',
    ])
    const reached = facts.find((fact) => fact.kind === 'reached' && fact.phase === 'tls')
    expect(reached).toMatchObject({
      data: {
        version: 'TLSv1.3',
        alpn: 'http/1.1',
        alpnOffered: ['http/1.1'],
        serverName: 'localhost',
        verify: true,
        verified: true,
        error: null,
        chain: [
          {
            subject: 'O=Sockscope tests, CN=localhost',
            issuer: 'O=Sockscope tests, CN=Sockscope test CA',
            validFrom: '2020-01-01T00:00:00.000Z',
            validTo: '2125-12-01T00:00:00.000Z',
            sans: ['DNS:localhost', 'IP Address:127.0.0.1', 'IP Address:0:0:0:0:0:0:0:1'],
            key: { type: 'ec', curve: 'prime256v1' },
          },
          { subject: 'O=Sockscope tests, CN=Sockscope test CA' },
        ],
      },
    })
  })

  it.each([
    ['leaf', undefined, 'certificate-untrusted'],
    ['expired', ca, 'certificate-expired'],
    ['not-yet-valid', ca, 'certificate-not-yet-valid'],
    ['wrong-name', ca, 'certificate-name-mismatch'],
  ] as const)('refuses the certificate %s, sends no request, and keeps the chain', async (certificate, authority, code) => {
    const port = await serve({ certificate }, silent())
    const facts = await factsOf(planFor(port, { target: tlsTarget(port), network: { ...viaLoopback(port), ca: authority } }))
    expect(told(facts)).toEqual([...PLAIN_UP_TO_CONNECT, `failed tls ${code}`])
    expect(facts.at(-1)).toMatchObject({
      address: '127.0.0.1',
      port,
      tls: {
        verify: true,
        verified: false,
        chain: expect.arrayContaining([expect.objectContaining({ issuer: 'O=Sockscope tests, CN=Sockscope test CA' })]),
      },
    })
    expect((await server?.connection(0))?.received()).toHaveLength(0)
  })

  it('goes on without verification, and still says what it would have said', async () => {
    const port = await serve({ certificate: 'expired' }, expectHead(), halfClose())
    const facts = await factsOf(planFor(port, { target: tlsTarget(port), network: { ...viaLoopback(port), ca, verify: false } }))
    expect(told(facts).at(-1)).toBe('ended endpoint fin response')
    expect(facts.find((fact) => fact.kind === 'reached' && fact.phase === 'tls')).toMatchObject({
      data: { verify: false, verified: false, error: 'CERT_HAS_EXPIRED' },
    })
  })

  it('verifies a literal address against the address, and sends no SNI for it (RFC 6066 §3)', async () => {
    const port = await serve({ certificate: 'leaf' }, expectHead(), halfClose())
    const facts = await factsOf(planFor(port, { target: tlsTarget(port, '127.0.0.1'), network: { ca } }))
    expect(facts.find((fact) => fact.kind === 'reached' && fact.phase === 'tls')).toMatchObject({
      data: { serverName: null, verified: true },
    })
  })

  it.each([
    ['an HTTP server', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ['an SSH server', 'SSH-2.0-OpenSSH_9.2\r\n'],
  ])('says that %s does not speak TLS', async (_who, text) => {
    const port = await serve(
      undefined,
      until((peer) => peer.receivedAtLeast(1)),
      send(text),
      silent(),
    )
    const facts = await factsOf(planFor(port, { target: tlsTarget(port), network: viaLoopback(port) }))
    expect(told(facts)).toEqual([...PLAIN_UP_TO_CONNECT, 'failed tls tls-not-tls'])
  })

  it.each([
    ['FIN', halfClose()],
    ['RST', reset()],
  ])('tells a %s in the TLS handshake', async (_how, step) => {
    const port = await serve(
      undefined,
      until((peer) => peer.receivedAtLeast(1)),
      step,
    )
    expect(told(await factsOf(planFor(port, { target: tlsTarget(port), network: viaLoopback(port) }))).at(-1)).toBe('failed tls tls-closed')
  })

  it('tells the number of an alert in the TLS handshake (RFC 8446 §6)', async () => {
    // Record: alert, TLS 1.2, two octets: fatal, handshake_failure.
    const port = await serve(
      undefined,
      until((peer) => peer.receivedAtLeast(1)),
      send('\x15\x03\x03\x00\x02\x02\x28'),
      silent(),
    )
    expect(told(await factsOf(planFor(port, { target: tlsTarget(port), network: viaLoopback(port) }))).at(-1)).toBe(
      'failed tls tls-alert 40',
    )
  })

  it('tells an alert that comes after our Finished, as TLS 1.3 servers send it for a missing client certificate', async () => {
    const port = await serve({ certificate: 'leaf', clientCertificate: true }, expectHead())
    const facts = await factsOf(planFor(port, { target: tlsTarget(port), network: { ...viaLoopback(port), ca } }))
    expect(told(facts).slice(-2)).toEqual(['failed response tls-alert 116', 'ended endpoint tls-alert response'])
  })

  it('presents a client certificate', async () => {
    const port = await serve({ certificate: 'leaf', clientCertificate: true }, expectHead(), halfClose())
    const network = { ...viaLoopback(port), ca, clientCert: tlsFixture('client.pem'), clientKey: tlsFixture('client.key.pem') }
    expect(told(await factsOf(planFor(port, { target: tlsTarget(port), network }))).at(-1)).toBe('ended endpoint fin response')
  })

  it('sends the server name of the draft, and verifies the certificate for it', async () => {
    const names: unknown[] = []
    const { createServer } = await import('node:tls')
    const real = createServer({ cert: tlsFixture('wrong-name.pem'), key: tlsFixture('wrong-name.key.pem') }, (socket) => {
      names.push(socket.servername)
      socket.end()
    })
    await new Promise<void>((resolve) => real.listen(0, '127.0.0.1', resolve))
    const { port } = real.address() as import('node:net').AddressInfo // safe: it listens on TCP
    const named = { ...viaLoopback(port), ca, serverName: 'other.example' }
    const facts = await factsOf(planFor(port, { target: tlsTarget(port), network: named }))
    await new Promise((resolve) => real.close(resolve))
    expect(names).toEqual(['other.example'])
    expect(facts.find((fact) => fact.kind === 'reached' && fact.phase === 'tls')).toMatchObject({
      data: { serverName: 'other.example', verified: true },
    })
  })

  it.each<[NetworkDraft, ScriptedTls['maxVersion'], string, string | null]>([
    [{ alpn: ['x-own', 'http/1.1'] }, undefined, 'TLSv1.3', 'x-own'],
    [{ alpn: ['http/1.1', 'x-own'] }, undefined, 'TLSv1.3', 'x-own'],
    [{ alpn: [] }, undefined, 'TLSv1.3', null],
    [{ maxTls: '1.2' }, undefined, 'TLSv1.2', 'http/1.1'],
    [{ minTls: '1.2', maxTls: '1.3' }, 'TLSv1.2', 'TLSv1.2', 'http/1.1'],
    [{ minTls: '1.3' }, undefined, 'TLSv1.3', 'http/1.1'],
  ])('offers what the draft says, %o', async (network, maxVersion, version, alpn) => {
    const port = await serve(
      { certificate: 'leaf', alpn: ['x-own', 'http/1.1'], ...(maxVersion && { maxVersion }) },
      expectHead(),
      halfClose(),
    )
    const facts = await factsOf(planFor(port, { target: tlsTarget(port), network: { ...viaLoopback(port), ca, ...network } }))
    expect(facts.find((fact) => fact.kind === 'reached' && fact.phase === 'tls')).toMatchObject({ data: { version, alpn } })
  })

  it('fails with an alert where no version is common', async () => {
    const port = await serve({ certificate: 'leaf', maxVersion: 'TLSv1.2' }, silent())
    const facts = await factsOf(planFor(port, { target: tlsTarget(port), network: { ...viaLoopback(port), ca, minTls: '1.3' } }))
    expect(told(facts).at(-1)).toBe('failed tls tls-alert 70')
  })

  it('fails where the certificate of the draft cannot be read', async () => {
    const port = await serve({ certificate: 'leaf' }, silent())
    const facts = await factsOf(planFor(port, { target: tlsTarget(port), network: { ...viaLoopback(port), clientCert: 'no pem' } }))
    expect(told(facts).at(-1)).toBe('failed tls tls-failed')
  })

  it('stops after the TLS limit, and stops when told to', async () => {
    const port = await serve(undefined, silent())
    const plan = planFor(port, { target: tlsTarget(port), network: viaLoopback(port), timeouts: { ...TIMEOUTS, tls: 30 } })
    expect(told(await factsOf(plan)).at(-1)).toBe('failed tls tls-timeout')
    const stopped = await factsOf({ ...plan, timeouts: TIMEOUTS }, (fact, connection) => {
      if (fact.kind === 'reached' && fact.phase === 'connect') connection.abort()
    })
    expect(told(stopped).at(-1)).toBe('failed tls aborted')
  })

  it('stops and resumes reading a flood over TLS, and loses nothing of it', async () => {
    const flood = new Uint8Array(8 * 1024 * 1024)
    const port = await serve({ certificate: 'leaf' }, expectHead(), send(flood), halfClose())
    const network = { ...viaLoopback(port), ca }
    const facts = []
    let received = 0
    for await (const fact of openConnection(planFor(port, { target: tlsTarget(port), network, maxReadAhead: 32_768 })).facts) {
      facts.push(fact)
      if (fact.kind === 'bytes' && fact.direction === 'received') received += fact.bytes.length
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(received).toBe(flood.length)
    expect(facts.filter((fact) => fact.kind === 'pressure' && fact.paused).length).toBeGreaterThan(1)
    expect(told(facts.slice(-1))).toEqual(['ended endpoint fin response'])
  })

  it('resets over TLS', async () => {
    const port = await serve({ certificate: 'leaf' }, expectHead(), send('hi'), silent())
    const connection = openConnection(planFor(port, { target: tlsTarget(port), network: { ...viaLoopback(port), ca } }))
    const words: string[] = []
    for await (const fact of connection.facts) {
      words.push(...told([fact]))
      if (fact.kind === 'bytes' && fact.direction === 'received') connection.reset()
    }
    expect(words.at(-1)).toBe('ended us rst response')
  })
})
