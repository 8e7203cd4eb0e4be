import { describe, expect, it } from 'vitest'
import { proxyOf, proxyParts } from './proxy-parts'

describe('proxyParts and proxyOf', () => {
  it.each([
    ['http://proxy:3128', 'http://proxy:3128', '', ''],
    ['socks5h://me:p%40ss%3A@[::1]:1080', 'socks5h://[::1]:1080', 'me', 'p@ss:'],
    ['http://me@proxy', 'http://proxy', 'me', ''],
    ['http://me:{{secret:proxy}}@proxy', 'http://proxy', 'me', '{{secret:proxy}}'],
    ['http://{{a:b}}:$1@proxy', 'http://proxy', '{{a:b}}', '$1'],
    ['', '', '', ''],
  ])('%s is taken apart and put together again', (proxy, address, user, password) => {
    expect(proxyParts(proxy)).toEqual({ address, user, password })
    expect(proxyOf({ address, user, password })).toBe(proxy)
  })

  it('keeps what is no percent sign of a URL', () => {
    expect(proxyParts('http://100%:x@p')).toEqual({ address: 'http://p', user: '100%', password: 'x' })
  })

  it('writes no credentials where there is no scheme to put them behind', () => {
    expect(proxyOf({ address: 'proxy:3128', user: 'me', password: 'x' })).toBe('proxy:3128')
  })
})
