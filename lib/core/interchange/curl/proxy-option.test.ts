import { describe, expect, it } from 'vitest'
import { proxyOf } from './proxy-option'

describe('proxyOf', () => {
  it.each([
    ['proxy.example:3128', 'http://proxy.example:3128'],
    // Without a port curl takes 1080, whatever the kind but https.
    ['proxy.example', 'http://proxy.example:1080'],
    ['HTTPS://proxy.example', 'https://proxy.example'],
    ['socks5h://u:p@[::1]:9050/', 'socks5h://u:p@[::1]:9050'],
  ])('reads -x %s', (typed, proxy) => expect(proxyOf({ proxy: typed })).toEqual({ proxy }))

  it('takes the kind of --socks5 over what stands before the host', () => {
    expect(proxyOf({ proxy: 'p:1', scheme: 'socks5' })).toEqual({ proxy: 'socks5://p:1' })
  })

  it('encodes user and password of -U, which count before those in the address', () => {
    expect(proxyOf({ proxy: 'old:one@p:1', user: 'a b:c@d:e' })).toEqual({ proxy: 'http://a%20b:c%40d%3Ae@p:1' })
    expect(proxyOf({ proxy: 'p:1', user: 'only' })).toEqual({ proxy: 'http://only@p:1' })
  })

  it('knows no proxy where curl uses none, and names kinds that are not spoken', () => {
    expect(proxyOf({ proxy: '' })).toEqual({ proxy: null })
    expect(proxyOf({ user: 'u:p' })).toEqual({ proxy: null })
    expect(proxyOf({ proxy: 'socks4a://p:1' })).toEqual({ proxy: null, kind: 'socks4a' })
  })
})
