import { afterEach, describe, expect, it } from 'vitest'
import type { Fact } from '../../core/transcript/fact'
import { planFor, tlsTarget, told } from '../../testing/connection'
import { type ScriptedServer, scriptedServer } from '../../testing/scripted-server'
import { expectHead, send, silent } from '../../testing/scripted-steps'
import type { Connection, ConnectionPlan } from './connection'
import { openConnection } from './open-connection'

const servers: ScriptedServer[] = []
const running: Connection[] = []
afterEach(async () => {
  for (const connection of running.splice(0)) connection.abort()
  for (const server of servers.splice(0)) await server.close().catch(() => {}) // connections are stopped in the middle
})

/** A server that answers nothing by itself: `answer(n)` has its connection `n` say something. */
async function slow() {
  const server = await scriptedServer([expectHead(), silent()])
  servers.push(server)
  const answer = async (n: number) => (await server.connection(n)).write('HTTP/1.1 101 Switching Protocols\r\n\r\n')
  return { port: server.port, server, answer }
}

/** Opens a connection and reads it in the background; `reached` settles at the first fact that fits. */
function start(port: number, more: Partial<ConnectionPlan> = {}) {
  const connection = openConnection(planFor(port, more))
  running.push(connection)
  const facts: Fact[] = []
  const watchers: { fits: (word: string) => boolean; resolve: () => void }[] = []
  const ended = (async () => {
    for await (const fact of connection.facts) {
      facts.push(fact)
      if (fact.kind === 'bytes' && fact.direction === 'received' && fact.layer === 'endpoint') connection.headComplete()
      for (const word of told([fact])) for (const { fits, resolve } of watchers) if (fits(word)) resolve()
    }
  })()
  const until = (text: string) =>
    told(facts).some((word) => word.startsWith(text))
      ? Promise.resolve()
      : new Promise<void>((resolve) => watchers.push({ fits: (word) => word.startsWith(text), resolve }))
  return { connection, facts, until, ended, words: () => told(facts) }
}
const turns = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)))

describe('one handshake at a time for each address and port (RFC 6455 §4.1)', () => {
  it('T-43: lets the second begin when the first was answered, and tells the wait', async () => {
    const { port, server, answer } = await slow()
    const first = start(port)
    await first.until('reached request')
    const second = start(port, { network: { connectTo: `localhost:${port}`, family: 4 } })
    await second.until('policy allowed')
    await turns()
    expect(server.connections).toHaveLength(1)
    await answer(0)
    await second.until('reached request')
    expect(second.words().slice(0, 4)).toEqual(['reached resolve', 'policy allowed', 'waited', 'reached connect'])
    expect(second.facts.find((fact) => fact.kind === 'waited')).toMatchObject({ address: '127.0.0.1', port, gaveUp: false })
    expect(first.words()).not.toContain('waited')
  })

  it.each<[string, (first: ReturnType<typeof start>, server: ScriptedServer) => unknown]>([
    ['was stopped', ({ connection }) => connection.abort()],
    ['was reset by the endpoint', async (_, server) => (await server.connection(0)).raw.resetAndDestroy()],
    ['has no reader any more', ({ connection }) => connection.facts[Symbol.asyncIterator]().return?.()],
  ])('lets the second begin when the first %s', async (_what, end) => {
    const { port, server } = await slow()
    const first = start(port)
    await first.until('reached request')
    const second = start(port)
    await second.until('policy allowed')
    await end(first, server)
    await second.until('reached request')
    expect(second.words()).toContain('waited')
  })

  it('lets the second begin when the TLS handshake of the first failed', async () => {
    const { port, server } = await slow()
    const network = { connectTo: `127.0.0.1:${port}` }
    const first = start(port, { target: tlsTarget(port), network })
    await first.until('reached connect')
    const second = start(port, { network })
    await (await server.connection(0)).write('SSH-2.0-x\r\n')
    await second.until('reached request')
    expect(first.words().at(-1)).toBe('failed tls tls-not-tls')
  })

  it('does not wait for an open connection, another port, or the practice endpoints', async () => {
    const { port, answer } = await slow()
    const other = await slow()
    const open = start(port)
    await open.until('reached request')
    await answer(0)
    await open.until('received')
    const second = start(port)
    const elsewhere = start(other.port)
    await Promise.all([second.until('reached request'), elsewhere.until('reached request')])
    const practice = { address: '127.0.0.1', port }
    const exempt = start(port, { practice })
    await exempt.until('reached request')
    for (const one of [open, second, elsewhere, exempt]) expect(one.words()).not.toContain('waited')
  })

  it('stops while it waits, and does not keep those behind it', async () => {
    const { port, answer } = await slow()
    const first = start(port)
    await first.until('reached request')
    const stopped = start(port)
    await stopped.until('policy allowed')
    const behind = start(port)
    await behind.until('policy allowed')
    stopped.connection.abort()
    await stopped.ended
    expect(stopped.words()).toEqual(['reached resolve', 'policy allowed', 'failed connect aborted'])
    await answer(0)
    await behind.until('reached request')
  })

  it('counts where a proxy leads, not the proxy: names as they are, addresses as one', async () => {
    const proxy = await scriptedServer([expectHead(), send('HTTP/1.1 200 OK\r\n\r\n'), silent()])
    servers.push(proxy)
    const by = (host: string) => ({ network: { proxy: `http://127.0.0.1:${proxy.port}`, connectTo: `${host}:9` } })
    const first = start(1, by('127.0.0.1'))
    await first.until('reached request')
    const elsewhere = start(1, by('127.0.0.2'))
    await elsewhere.until('reached request')
    expect(elsewhere.words()).not.toContain('waited')
    const same = start(1, by('127.0.0.1'))
    await same.until('policy allowed')
    await turns()
    first.connection.abort()
    await same.until('reached request')
    expect(same.words()).toContain('waited')
  })
})
