import net from 'node:net'
import { Duplex } from 'node:stream'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { TIMEOUTS } from '../../core/transcript/limits'
import { factsOf, planFor, REQUEST, told } from '../../testing/connection'
import { type ScriptedServer, type Step, scriptedServer } from '../../testing/scripted-server'
import { expectBytes, expectHead, halfClose, reset, send, silent, stopReading, untilEnded } from '../../testing/scripted-steps'
import { openConnection } from './open-connection'

let server: ScriptedServer | undefined
afterEach(async () => {
  vi.restoreAllMocks()
  await server?.close()
  server = undefined
})

const ANSWER = 'HTTP/1.1 101 Switching Protocols\r\n\r\n'
const BEGUN = ['reached resolve', 'policy allowed', 'reached connect', `sent ${JSON.stringify(REQUEST)}`, 'reached request']

async function serve(...script: Step[]): Promise<number> {
  server = await scriptedServer(script)
  return server.port
}

/** A port of 127.0.0.1 on which nobody listens. */
async function freePort(): Promise<number> {
  const probe = net.createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as net.AddressInfo // safe: it listens on TCP
  await new Promise((resolve) => probe.close(resolve))
  return port
}

describe('open-connection', () => {
  it('tells each phase, the exact octets both ways, and the endpoint ending with FIN', async () => {
    const port = await serve(expectHead(), send(ANSWER), halfClose(), untilEnded())
    const facts = await factsOf(planFor(port), (fact, connection) => {
      if (fact.kind === 'bytes' && fact.direction === 'received') connection.headComplete()
    })
    expect(told(facts)).toEqual([...BEGUN, `received ${JSON.stringify(ANSWER)}`, 'ended endpoint fin open'])
    expect(facts.every((fact) => fact.v === 1 && fact.hop === 0)).toBe(true)
    expect(await (await server?.connection(0))?.closed).toBe('fin')
  })

  it('gives much that came at once in pieces, so that others get their turn in between', async () => {
    const port = await serve(expectHead(), send(`${ANSWER}${'x'.repeat(200_000)}`), halfClose())
    const facts = await factsOf(planFor(port))
    const received = facts.flatMap((fact) => (fact.kind === 'bytes' && fact.direction === 'received' ? [fact.bytes.length] : []))
    expect(Math.max(...received)).toBeLessThanOrEqual(16_384)
    expect(received.reduce((sum, length) => sum + length, 0)).toBe(ANSWER.length + 200_000)
  })

  it('gives plain Uint8Arrays, one octet at a time where they come so', async () => {
    const port = await serve(expectHead(), send(ANSWER, { pieces: 1 }), halfClose())
    const facts = await factsOf(planFor(port))
    expect(told(facts)).toContain(`received ${JSON.stringify(ANSWER)}`)
    expect(facts.flatMap((fact) => (fact.kind === 'bytes' ? [fact.bytes.constructor] : [])).every((made) => made === Uint8Array)).toBe(true)
  })

  it('writes a request in timed pieces, each a write and a fact of its own', async () => {
    const port = await serve(expectHead(), halfClose())
    const facts = await factsOf(planFor(port, { pacing: { cuts: [3, 20, 1000], pauseMs: 1 } }))
    const sent = facts.flatMap((fact) => (fact.kind === 'bytes' && fact.direction === 'sent' ? [fact] : []))
    expect(sent.map(({ bytes }) => Buffer.from(bytes).toString('latin1'))).toEqual([
      'GET',
      ' /chat HTTP/1.1\r\n',
      'Host: localhost\r\n\r\n',
    ])
    expect(sent.map(({ at }) => at)).toEqual(sent.map(({ at }) => at).toSorted((a, b) => a - b))
    expect((await server?.connection(0))?.receivedText()).toBe(REQUEST)
  })

  it('keeps what is behind a pause until then: the endpoint has the piece before it and nothing more', async () => {
    const port = await serve(expectBytes('GET /'), send('early bird'), untilEnded(), halfClose())
    const facts = await factsOf(planFor(port, { pacing: { every: 5, pauseMs: 60_000 } }), (fact, connection) => {
      if (fact.kind !== 'bytes' || fact.direction !== 'received') return
      connection.headComplete(false)
      connection.end()
    })
    expect(told(facts).slice(3)).toEqual(['sent "GET /"', 'received "early bird"', 'ended us fin closing'])
    expect((await server?.connection(0))?.receivedText()).toBe('GET /')
  })

  it('writes frames behind a request in timed pieces, not between them', async () => {
    const port = await serve(send(ANSWER), expectBytes(`${REQUEST}last words`), untilEnded(), halfClose())
    let write: Promise<unknown> | undefined
    const facts = await factsOf(planFor(port, { pacing: { every: 10, pauseMs: 1 } }), (fact, connection) => {
      if (fact.kind === 'bytes' && fact.direction === 'received') connection.headComplete()
      if (fact.kind !== 'bytes' || fact.direction !== 'sent' || write) return
      write = connection.write(new TextEncoder().encode('last words')).then(() => connection.end())
    })
    expect(told(facts).at(-1)).toBe('ended us fin closing')
  })

  it('stops in a pause, and when the response limit is over', async () => {
    const port = await serve(silent())
    const plan = planFor(port, { pacing: { every: 5, pauseMs: 60_000 } })
    const stopped = await factsOf(plan, (fact, connection) => {
      if (fact.kind === 'bytes') connection.abort()
    })
    expect(told(stopped).slice(3)).toEqual(['sent "GET /"', 'ended us abort request'])
    const late = await factsOf({ ...plan, timeouts: { ...TIMEOUTS, response: 30 } })
    expect(told(late).slice(3)).toEqual(['sent "GET /"', 'failed request response-timeout', 'ended us timeout request'])
  })

  it('records every resolved address and the one in use', async () => {
    const port = await serve(expectHead(), halfClose())
    const facts = await factsOf(planFor(port, { network: { connectTo: `localhost:${port}`, family: 4 } }))
    expect(facts[0]).toMatchObject({ kind: 'reached', phase: 'resolve', data: { host: 'localhost' } })
    expect(facts.find((fact) => fact.kind === 'reached' && fact.phase === 'connect')).toMatchObject({
      data: { address: '127.0.0.1', family: 4, port, localAddress: '127.0.0.1' },
    })
  })

  it('dials the practice endpoints for practice:/ URLs', async () => {
    const port = await serve(expectHead(), halfClose())
    const target = { scheme: 'practice', tls: false, host: 'localhost', port: 0, resource: '/echo', authority: 'localhost' } as const
    const listeners = [{ address: '127.0.0.1', port }]
    expect(told(await factsOf(planFor(0, { target, practice: { address: '127.0.0.1', port }, ownListeners: listeners })))).toEqual([
      ...BEGUN,
      'ended endpoint fin response',
    ])
    expect(() => openConnection(planFor(0, { target }))).toThrow('practice endpoints are not running')
  })

  it('refuses what the policy refuses, and sends nothing', async () => {
    const port = await serve(silent())
    const facts = await factsOf(planFor(port, { ownListeners: [{ address: '127.0.0.1', port }] }))
    expect(told(facts)).toEqual(['reached resolve', 'policy blocked', 'failed policy blocked'])
    expect(server?.connections).toHaveLength(0)
  })

  it('tells a refused connection with address and port', async () => {
    const port = await freePort()
    const facts = await factsOf(planFor(port))
    expect(told(facts)).toEqual(['reached resolve', 'policy allowed', 'failed connect connection-refused'])
    expect(facts.at(-1)).toMatchObject({ address: '127.0.0.1', port, detail: `connect ECONNREFUSED 127.0.0.1:${port}` })
  })

  it('fails a literal address of the other family before any lookup', async () => {
    expect(told(await factsOf(planFor(1, { network: { family: 6 } })))).toEqual(['failed resolve no-address'])
  })

  it('tells a reset before the answer as a failure and an end', async () => {
    const port = await serve(expectHead(), reset())
    expect(told(await factsOf(planFor(port)))).toEqual([...BEGUN, 'failed response connection-reset', 'ended endpoint rst response'])
  })

  it('tells a reset after the opening handshake as an end only', async () => {
    let go = () => {}
    const opened = new Promise<void>((resolve) => (go = resolve))
    const port = await serve(expectHead(), send(ANSWER), () => opened, reset())
    const facts = await factsOf(planFor(port), (fact, connection) => {
      if (fact.kind !== 'bytes' || fact.direction !== 'received') return
      connection.headComplete()
      go()
    })
    expect(told(facts).slice(-2)).toEqual([`received ${JSON.stringify(ANSWER)}`, 'ended endpoint rst open'])
  })

  it('stops waiting for an answer after the response limit', async () => {
    const port = await serve(expectHead(), silent())
    const facts = await factsOf(planFor(port, { timeouts: { ...TIMEOUTS, response: 30 } }))
    expect(told(facts)).toEqual([...BEGUN, 'failed response response-timeout', 'ended us timeout response'])
  })

  it('stops a request that the endpoint never takes', async () => {
    const port = await serve(stopReading(), silent())
    const facts = await factsOf(planFor(port, { request: new Uint8Array(64 * 1024 * 1024), timeouts: { ...TIMEOUTS, response: 200 } }))
    const words = told(facts.filter((fact) => fact.kind !== 'bytes'))
    expect(words.slice(-2)).toEqual(['failed request response-timeout', 'ended us timeout request'])
    expect(facts.filter((fact) => fact.kind === 'bytes').length).toBeGreaterThan(0)
  })

  it('ends an idle session after the idle limit', async () => {
    const port = await serve(expectHead(), send(ANSWER), silent())
    const facts = await factsOf(planFor(port, { timeouts: { ...TIMEOUTS, idle: 30 } }), (fact, connection) => {
      if (fact.kind === 'bytes' && fact.direction === 'received') connection.headComplete()
    })
    expect(told(facts).slice(-2)).toEqual(['failed open idle-timeout', 'ended us timeout open'])
  })

  it('bounds the silences of a body by the response limit where there is no idle limit', async () => {
    const port = await serve(expectHead(), send('HTTP/1.1 403 Forbidden\r\n\r\n'), silent())
    const facts = await factsOf(planFor(port, { timeouts: { ...TIMEOUTS, response: 60 } }), (fact, connection) => {
      if (fact.kind === 'bytes' && fact.direction === 'received') connection.headComplete(false)
    })
    expect(told(facts).slice(-2)).toEqual(['failed response idle-timeout', 'ended us timeout response'])
  })

  it('ends by our FIN after what was written', async () => {
    const port = await serve(expectHead(), send(ANSWER), expectBytes('last words'), untilEnded(), halfClose())
    const writes: Promise<boolean>[] = []
    const facts = await factsOf(planFor(port), (fact, connection) => {
      if (fact.kind !== 'bytes' || fact.direction !== 'received') return
      connection.headComplete()
      writes.push(connection.write(new TextEncoder().encode('last words')))
      connection.end()
      writes.push(connection.write(new TextEncoder().encode('too late')))
    })
    expect(told(facts).slice(-2)).toEqual(['sent "last words"', 'ended us fin closing'])
    expect(await Promise.all(writes)).toEqual([true, false])
  })

  it('does not wait forever for the FIN of the endpoint', async () => {
    const port = await serve(expectHead(), send(ANSWER), silent())
    const facts = await factsOf(planFor(port, { timeouts: { ...TIMEOUTS, closing: 30 } }), (fact, connection) => {
      if (fact.kind === 'bytes' && fact.direction === 'received') connection.end()
    })
    expect(told(facts).slice(-2)).toEqual(['failed closing closing-timeout', 'ended us timeout closing'])
  })

  it('tells no failure when an endpoint that refused keeps the connection after our FIN (RFC 9112 §9.3)', async () => {
    const port = await serve(expectHead(), send(ANSWER), silent())
    const facts = await factsOf(planFor(port, { timeouts: { ...TIMEOUTS, closing: 30 } }), (fact, connection) => {
      if (fact.kind !== 'bytes' || fact.direction !== 'received') return
      connection.headComplete(false)
      connection.end()
    })
    expect(told(facts).slice(-1)).toEqual(['ended us fin closing'])
    expect(facts.some((fact) => fact.kind === 'failed')).toBe(false)
  })

  it('lets an answer to octets that came with the FIN still go out', async () => {
    const port = await serve(expectHead(), send('bye'), halfClose(), expectBytes('bye too'), untilEnded())
    const facts = await factsOf(planFor(port), (fact, connection) => {
      if (fact.kind === 'bytes' && fact.direction === 'received') void connection.write(new TextEncoder().encode('bye too'))
    })
    expect(told(facts).slice(-3)).toEqual(['received "bye"', 'sent "bye too"', 'ended endpoint fin response'])
    await (await server?.connection(0))?.done
  })

  it('resets when asked', async () => {
    const port = await serve(expectHead(), send(ANSWER), silent())
    const facts = await factsOf(planFor(port), (fact, connection) => {
      if (fact.kind === 'bytes' && fact.direction === 'received') connection.reset()
    })
    expect(told(facts).at(-1)).toBe('ended us rst response')
    expect(await (await server?.connection(0))?.closed).toBe('rst')
  })

  it.each([
    ['connect', 'policy allowed', 'failed connect aborted'],
    ['request', 'sent', 'ended us abort request'],
    ['response', 'reached request', 'ended us abort response'],
  ])('stops in phase %s', async (phase, at, last) => {
    const port = await serve(stopReading(), silent())
    const words: string[] = []
    const connection = openConnection(planFor(port, phase === 'request' ? { request: new Uint8Array(64 * 1024 * 1024) } : {}))
    for await (const fact of connection.facts) {
      if (told([fact])[0]?.startsWith(at)) connection.abort()
      if (fact.kind !== 'bytes') words.push(...told([fact]))
    }
    expect(words.at(-1)).toBe(last)
  })

  it.each([
    ['open', 'ended us abort open'],
    ['closing', 'ended us abort closing'],
  ])('stops in phase %s', async (phase, last) => {
    const port = await serve(expectHead(), send(ANSWER), silent())
    const facts = await factsOf(planFor(port), (fact, connection) => {
      if (fact.kind !== 'bytes' || fact.direction !== 'received') return
      connection.headComplete()
      if (phase === 'closing') connection.end()
      connection.abort()
    })
    expect(told(facts).at(-1)).toBe(last)
  })

  it('stops before the name is resolved', async () => {
    const connection = openConnection(planFor(1, { network: { connectTo: 'localhost:1' } }))
    connection.abort()
    const facts = []
    for await (const fact of connection.facts) facts.push(fact)
    expect(told(facts)).toEqual(['failed resolve aborted'])
    expect(await connection.write(new Uint8Array(1))).toBe(false)
  })

  it('destroys the socket when the reader stops early', async () => {
    const port = await serve(expectHead(), send(ANSWER), untilEnded(), halfClose())
    const connection = openConnection(planFor(port))
    for await (const fact of connection.facts) if (fact.kind === 'bytes' && fact.direction === 'received') break
    expect(await (await server?.connection(0))?.closed).toBe('fin')
  })

  it('stops reading a flood that nobody takes, and loses nothing of it', async () => {
    const flood = 64 * 1024 * 1024
    const limit = 1024 * 1024
    const piece = new Uint8Array(1024 * 1024)
    let written = 0
    const port = await serve(
      expectHead(),
      async (peer) => {
        for (; written < flood; written += piece.length) await peer.write(piece)
      },
      halfClose(),
    )
    const stopped = new Promise<void>((resolve) => {
      vi.spyOn(net.Socket.prototype, 'pause').mockImplementationOnce(function (this: net.Socket) {
        resolve()
        return Duplex.prototype.pause.call(this) as net.Socket // safe: pause() gives its own receiver
      })
    })
    const connection = openConnection(planFor(port, { maxReadAhead: limit }))
    await stopped
    expect(written).toBeLessThan(flood)
    let received = 0
    let receivedBeforePause = 0
    for await (const fact of connection.facts) {
      if (fact.kind === 'bytes' && fact.direction === 'received') received += fact.bytes.length
      if (fact.kind === 'pressure' && fact.paused && receivedBeforePause === 0) receivedBeforePause = received
    }
    expect(received).toBe(flood)
    expect(receivedBeforePause).toBeGreaterThan(0)
    expect(receivedBeforePause).toBeLessThanOrEqual(limit + 65_536)
  })

  it('stops and goes on reading when told to', async () => {
    const port = await serve(expectHead(), send(ANSWER), silent())
    const connection = openConnection(planFor(port))
    connection.pause()
    const words: string[] = []
    for await (const fact of connection.facts) {
      words.push(told([fact])[0] ?? '')
      if (fact.kind === 'reached' && fact.phase === 'request') connection.resume()
      if (fact.kind === 'bytes' && fact.direction === 'received') connection.abort()
    }
    expect(words.slice(3)).toEqual([
      'paused',
      `sent ${JSON.stringify(REQUEST)}`,
      'reached request',
      'resumed',
      `received ${JSON.stringify(ANSWER)}`,
      'ended us abort response',
    ])
  })
})
