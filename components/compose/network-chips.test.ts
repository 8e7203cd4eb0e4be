import { expect, it } from 'vitest'
import { networkChips } from './network-chips'

it('names what differs from the default, and no secret', () => {
  expect(networkChips()).toEqual([])
  expect(networkChips({ verify: true, maxRedirects: 0 })).toEqual([])
  expect(
    networkChips({
      protocol: 'h2',
      verify: false,
      proxy: 'socks5h://me:mine@10.0.0.1:1080',
      minTls: '1.2',
      clientKey: 'KEY',
      alpn: ['h2', 'http/1.1'],
      maxRedirects: 1,
      timeouts: { connect: 1 },
    }),
  ).toEqual([
    { text: 'HTTP/2' },
    { text: 'via SOCKS5 proxy' },
    { text: 'TLS not verified', risk: true },
    { text: 'client certificate' },
    { text: 'ALPN h2, http/1.1' },
    { text: 'TLS 1.2–' },
    { text: 'follows 1 redirect' },
    { text: 'own time limits' },
  ])
})
