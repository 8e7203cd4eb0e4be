import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { forgetSingleton } from '@/lib/server/platform/singleton'
import { isTrusted, markPeer, PEER_FIELD, peerOf, watchPeers } from './peers'

describe('isTrusted', () => {
  it('compares addresses and ranges, IPv4 inside IPv6 included', () => {
    expect(isTrusted('10.1.2.3', ['10.0.0.0/8'])).toBe(true)
    expect(isTrusted('::ffff:10.1.2.3', ['10.0.0.0/8'])).toBe(true)
    expect(isTrusted('11.1.2.3', ['10.0.0.0/8'])).toBe(false)
    expect(isTrusted('fd00::1', ['fd00::/8', '10.0.0.0/8'])).toBe(true)
    expect(isTrusted('127.0.0.1', ['127.0.0.1'])).toBe(true)
    expect(isTrusted('127.0.0.1', [])).toBe(false)
    expect(isTrusted('', ['0.0.0.0/0'])).toBe(false)
  })
})

describe('markPeer', () => {
  const forwarded = {
    'x-forwarded-for': '1.2.3.4',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    forwarded: 'for=1.2.3.4',
  }
  it('drops what a stranger says about forwarding and overwrites the peer', () => {
    const headers: Record<string, string> = { ...forwarded, [PEER_FIELD]: '9.9.9.9', host: 'localhost' }
    markPeer({ headers, socket: { remoteAddress: '203.0.113.9' } }, ['10.0.0.0/8'])
    expect(headers).toEqual({ host: 'localhost', [PEER_FIELD]: '203.0.113.9' })
  })
  it('keeps what a trusted proxy says', () => {
    const headers: Record<string, string> = { ...forwarded }
    markPeer({ headers, socket: { remoteAddress: '10.0.0.1' } }, ['10.0.0.0/8'])
    expect(headers['x-forwarded-host']).toBe('evil.example')
  })
  it('believes nobody while nobody watches', () => {
    expect(peerOf(new Headers({ [PEER_FIELD]: '10.0.0.1', 'x-forwarded-host': 'a' }), ['10.0.0.0/8'])).toEqual({
      address: null,
      forwarded: null,
    })
  })
})

describe('watchPeers', () => {
  afterEach(() => forgetSingleton('peers'))
  it('sees each request of our port before whoever answers it', async () => {
    const seen: Record<string, unknown>[] = []
    const server = createServer((incoming, answer) => {
      seen.push(incoming.headers)
      answer.end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo // safe: it listens on TCP
    watchPeers(() => port, ['10.0.0.0/8'])
    const headers = { 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '10.0.0.1', [PEER_FIELD]: '10.0.0.1' }
    await new Promise((resolve) => request({ port, host: '127.0.0.1', headers, agent: false }, resolve).end())
    await new Promise((resolve) => server.close(resolve))
    expect(seen[0]).toMatchObject({ [PEER_FIELD]: '127.0.0.1' })
    expect(seen[0]).not.toHaveProperty('x-forwarded-host')
    expect(peerOf(new Headers({ [PEER_FIELD]: '127.0.0.1', 'x-forwarded-host': 'a' }), ['10.0.0.0/8'])).toEqual({
      address: '127.0.0.1',
      forwarded: null,
    })
  })
})
