import net from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { scriptedServer } from '../../testing/scripted-server'
import { dial } from './dial'

afterEach(() => vi.restoreAllMocks())

const loopback = { address: '127.0.0.1', family: 4 } as const
const other = { address: '::1', family: 6 } as const
const now = () => performance.now()

/** A socket that never hears anything, as when packets are dropped on the way. */
const dropped = () => new net.Socket()

describe('dial', () => {
  it('tries the next address after one that does not answer, and tells of it', async () => {
    const server = await scriptedServer([])
    const connect = net.connect
    vi.spyOn(net, 'connect').mockImplementationOnce(dropped).mockImplementation(connect)
    const tried: string[] = []
    const outcome = await dial({
      addresses: [other, loopback],
      port: server.port,
      timeout: 100,
      signal: new AbortController().signal,
      tried: ({ address }, { code }) => tried.push(`${address} ${code}`),
      now,
    })
    expect(tried).toEqual(['::1 connect-timeout'])
    expect(outcome.ok && outcome.value.remoteAddress).toBe('127.0.0.1')
    if (outcome.ok) outcome.value.destroy()
    await server.close()
  })

  it('fails with the last address when none answers within the limit', async () => {
    vi.spyOn(net, 'connect').mockImplementation(dropped)
    const tried = vi.fn()
    const plan = { addresses: [loopback, other], port: 9, timeout: 20, signal: new AbortController().signal, tried, now }
    expect(await dial(plan)).toMatchObject({ ok: false, mishap: { code: 'connect-timeout', address: '::1', port: 9 } })
    expect(tried).toHaveBeenCalledTimes(1)
  })

  it('stops when told to, without trying further addresses', async () => {
    const connect = vi.spyOn(net, 'connect').mockImplementation(dropped)
    const stopping = new AbortController()
    const outcome = dial({ addresses: [loopback, other], port: 9, timeout: 0, signal: stopping.signal, tried: vi.fn(), now })
    stopping.abort()
    expect(await outcome).toMatchObject({ ok: false, mishap: { code: 'aborted' } })
    expect(connect).toHaveBeenCalledTimes(1)
  })
})
