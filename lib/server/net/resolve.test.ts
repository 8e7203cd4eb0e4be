import { describe, expect, it, vi } from 'vitest'
import { resolve } from './resolve'

const lookup = vi.hoisted(() => vi.fn())
vi.mock('node:dns', () => ({ lookup, default: { lookup } }))

type Callback = (error: Error | null, addresses?: { address: string; family: number }[]) => void
const signal = new AbortController().signal
const plan = { host: 'a.example', family: undefined, timeout: 0, signal }
const notFound = Object.assign(new Error('getaddrinfo ENOTFOUND a.example'), { code: 'ENOTFOUND', errno: -3008 })

describe('resolve', () => {
  it('keeps the order of the resolver', async () => {
    lookup.mockImplementationOnce((_host, _options, done: Callback) =>
      done(null, [
        { address: '::1', family: 6 },
        { address: '127.0.0.1', family: 4 },
      ]),
    )
    expect(await resolve(plan)).toEqual({
      ok: true,
      value: [
        { address: '::1', family: 6 },
        { address: '127.0.0.1', family: 4 },
      ],
    })
    expect(lookup).toHaveBeenLastCalledWith(
      'a.example',
      expect.objectContaining({ all: true, order: 'verbatim', family: 0 }),
      expect.any(Function),
    )
  })

  it('takes a literal address without a lookup', async () => {
    lookup.mockClear()
    expect(await resolve({ ...plan, host: '::1' })).toEqual({ ok: true, value: [{ address: '::1', family: 6 }] })
    expect(lookup).not.toHaveBeenCalled()
  })

  it('says that there is no such name', async () => {
    lookup.mockImplementationOnce((_host, _options, done: Callback) => done(notFound))
    expect(await resolve(plan)).toMatchObject({ ok: false, mishap: { code: 'name-not-found' } })
  })

  it('tells a name without addresses of the wanted family from no name', async () => {
    lookup.mockImplementationOnce((_host, _options, done: Callback) => done(notFound))
    lookup.mockImplementationOnce((_host, _options, done: Callback) => done(null, [{ address: '127.0.0.1', family: 4 }]))
    expect(await resolve({ ...plan, family: 6 })).toEqual({
      ok: false,
      mishap: { code: 'no-address', detail: 'a.example has no IPv6 address' },
    })
  })

  it('stops waiting after its limit, and when told to', async () => {
    lookup.mockImplementation(() => {})
    expect(await resolve({ ...plan, timeout: 5 })).toMatchObject({ mishap: { code: 'resolve-timeout' } })
    const stopping = new AbortController()
    const stopped = resolve({ ...plan, signal: stopping.signal })
    stopping.abort()
    expect(await stopped).toMatchObject({ mishap: { code: 'aborted' } })
  })
})
