import net from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { NetworkPolicy } from '../../core/address/network-policy'
import type { Target } from '../../core/handshake/draft'
import { factsOf, planFor, told } from '../../testing/connection'
import { type ScriptedServer, scriptedServer } from '../../testing/scripted-server'
import { silent } from '../../testing/scripted-steps'
import type { ConnectionPlan } from './connection'

const lookup = vi.hoisted(() => vi.fn())
vi.mock('node:dns', () => ({ lookup, default: { lookup } }))

type Answer = readonly string[] | { readonly code: string }
/** A resolver that gives one answer after the other, the last one for ever. */
function resolver(...answers: Answer[]): void {
  lookup.mockReset()
  for (const [index, answer] of answers.entries()) {
    const say = (_host: string, _options: unknown, done: (error: Error | null, addresses?: object[]) => void) => {
      if ('code' in answer) done(Object.assign(new Error(`getaddrinfo ${answer.code}`), { code: answer.code }))
      else
        done(
          null,
          answer.map((address) => ({ address, family: net.isIP(address) })),
        )
    }
    if (index < answers.length - 1) lookup.mockImplementationOnce(say)
    else lookup.mockImplementation(say)
  }
}

const SHARED: NetworkPolicy = { base: 'public', allow: [], deny: [] }
const PUBLIC = '93.184.215.14'
/** A listener on loopback that must never hear anything. */
let loopback: ScriptedServer
/** Addresses that were dialled; those outside this machine get no packet. */
let dialled: string[]
beforeEach(async () => {
  loopback = await scriptedServer([silent()])
  dialled = []
  const connect = net.connect.bind(net)
  vi.spyOn(net, 'connect').mockImplementation(((options: net.TcpNetConnectOpts) => {
    dialled.push(options.host ?? '')
    return options.host?.startsWith('127.') ? connect(options) : new net.Socket().destroy(new Error('no packet leaves a test'))
  }) as typeof net.connect)
})
afterEach(async () => {
  expect(loopback.connections, 'nothing reached loopback').toHaveLength(0)
  vi.restoreAllMocks()
  await loopback.close()
})

const named = (host: string, port = loopback.port): Target => ({
  scheme: 'ws',
  tls: false,
  host,
  port,
  resource: '/',
  authority: `${host}:${port}`,
})
const attempt = async (more: Partial<ConnectionPlan> = {}, host = 'rebound.example') =>
  told(await factsOf(planFor(loopback.port, { target: named(host), policy: SHARED, ...more })))
const BLOCKED = 'failed policy blocked'

describe('a name that leads elsewhere the second time', () => {
  it('T-03: is looked up once, and the address that was judged is the one that is dialled', async () => {
    resolver([PUBLIC], ['127.0.0.1'])
    expect(await attempt()).toEqual(['reached resolve', 'policy allowed', expect.stringMatching(/^failed connect/)])
    expect(lookup).toHaveBeenCalledTimes(1)
    expect(dialled).toEqual([PUBLIC])
  })
  it('T-03: is judged anew by the next attempt, which is refused', async () => {
    resolver([PUBLIC], ['127.0.0.1'])
    await attempt()
    expect((await attempt()).at(-1)).toBe(BLOCKED)
    expect(dialled).toEqual([PUBLIC])
  })
  it.each([
    ['public first', [PUBLIC, '127.0.0.1']],
    ['private first', ['10.0.0.1', PUBLIC]],
    ['IPv6 beside it', [PUBLIC, '::ffff:127.0.0.1']],
    ['a metadata service beside it', [PUBLIC, '169.254.169.254']],
  ])('T-03: with mixed answers, %s, is refused whole', async (_, answer) => {
    resolver(answer)
    expect((await attempt()).at(-1)).toBe(BLOCKED)
    expect(dialled).toEqual([])
  })
  it('T-03: is not tried again when the resolver fails, so that a private answer behind that counts for nothing', async () => {
    for (const code of ['EAI_AGAIN', 'ESERVFAIL', 'ENOTFOUND']) {
      resolver({ code }, ['127.0.0.1'])
      const words = await attempt()
      expect(words).toHaveLength(1)
      expect(words[0]).toMatch(/^failed resolve (resolver-failed|name-not-found)$/)
      expect(lookup).toHaveBeenCalledTimes(1)
    }
    expect(dialled).toEqual([])
  })
  it('T-03: asked for by family, is refused where the second question would find an inside address', async () => {
    resolver({ code: 'ENOTFOUND' }, ['127.0.0.1'])
    expect(await attempt({ network: { family: 6 } })).toEqual(['failed resolve no-address'])
    expect(dialled).toEqual([])
  })
  it('T-06: is refused as before where another inside address is allowed', async () => {
    const policy: NetworkPolicy = { base: 'public', allow: ['192.168.0.120/32'], deny: [] }
    for (const answer of [['127.0.0.1'], ['192.168.0.121'], [PUBLIC, '192.168.0.121']]) {
      resolver(answer)
      expect((await attempt({ policy })).at(-1)).toBe(BLOCKED)
    }
    resolver([PUBLIC], ['192.168.0.121'])
    await attempt({ policy })
    expect([lookup.mock.calls.length, dialled]).toEqual([1, [PUBLIC]])
  })
})

describe('a name of a forbidden address', () => {
  const lists: NetworkPolicy = { base: 'private', allow: ['0.0.0.0/0', '::/0'], deny: [] }
  it.each(['169.254.169.254', '::ffff:169.254.169.254', '64:ff9b::a9fe:a9fe', '2002:a9fe:a9fe::1', '100.100.100.200', 'fd00:ec2::254'])(
    'T-05: is refused as a metadata service at %s, whatever is allowed',
    async (address) => {
      resolver([address])
      expect((await attempt({ policy: lists })).at(-1)).toBe(BLOCKED)
    },
  )
  it('T-05: is refused by the name of a metadata service, wherever that leads', async () => {
    resolver([PUBLIC])
    expect((await attempt({ policy: lists }, 'metadata.google.internal.')).at(-1)).toBe(BLOCKED)
  })
  it.each(['127.0.0.1', '127.0.0.2', '0.0.0.0', '::', '::1', '::ffff:127.0.0.1', '::127.0.0.1', '64:ff9b::7f00:1'])(
    'T-07: is refused as our own listener at %s, whatever is allowed',
    async (address) => {
      resolver([address])
      const ownListeners = [{ address: '127.0.0.1', port: loopback.port }]
      expect((await attempt({ policy: lists, ownListeners })).at(-1)).toBe(BLOCKED)
    },
  )
  it('T-07: is refused as our own at each address of a listener on all interfaces', async () => {
    const inside = ['0.0.0.0', '127.0.0.1', '192.168.7.7', 'fd00::7'].map((address) => ({ address, port: loopback.port }))
    for (const address of ['192.168.7.7', '::ffff:192.168.7.7', 'fd00::7', '127.0.0.1', '0.0.0.0']) {
      resolver([address])
      expect((await attempt({ policy: lists, ownListeners: inside })).at(-1)).toBe(BLOCKED)
    }
  })
})

describe('spellings that hide an address', () => {
  // What getaddrinfo makes of these is judged; the names themselves prove nothing.
  it.each(['localhost.', 'LOCALHOST', '127.1', '0x7f.1', '2130706433', '017700000001', '0'])(
    'T-04: %s is judged as it resolves',
    async (host) => {
      resolver(['127.0.0.1'])
      expect((await attempt({}, host)).at(-1)).toBe(BLOCKED)
    },
  )
})

describe('a refusal', () => {
  it('T-12: says the same, and sends no packet, whether anybody listens there or not', async () => {
    const closed = await scriptedServer([])
    await closed.close()
    const words: string[] = []
    for (const port of [loopback.port, closed.port]) {
      resolver(['127.0.0.1'])
      const facts = await factsOf(planFor(port, { target: named('inside.example', port), policy: SHARED }))
      words.push(JSON.stringify(facts, (name, value) => (name === 'at' ? 0 : value)).replaceAll(String(port), 'PORT'))
    }
    expect(words[0]).toBe(words[1])
    expect(dialled).toEqual([])
  })
})
