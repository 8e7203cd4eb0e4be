import { describe, expect, it } from 'vitest'
import { isTrusted, markPeer, PEER_FIELD, peerOf } from './peers'

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
