import { expect, it } from 'vitest'
import { connected } from '../../testing/report'
import { latin1Encode } from '../bytes/latin1'

const octets = (direction: 'sent' | 'received', text: string) => ({
  kind: 'bytes' as const,
  direction,
  layer: 'proxy',
  bytes: latin1Encode(text),
})
const text = (base64: string | undefined) => Buffer.from(base64 ?? '', 'base64').toString('latin1')

function through(proxy: string, secrets: readonly string[] = []) {
  return connected({ draft: { url: 'ws://example.com/', network: { proxy } } }, secrets)
}

it('is nothing while the proxy has not decided', () => {
  const { conversation, view } = through('http://proxy.example:3128')
  conversation.happens(octets('sent', 'CONNECT a:80 HTTP/1.1\r\n\r\n'))
  expect(view().proxy).toBeNull()
})

it('shows what an HTTP proxy was asked and answered, without credentials', () => {
  const { conversation, view } = through('http://user:pass@proxy.example:3128')
  conversation
    .happens(octets('sent', 'CONNECT a:80 HTTP/1.1\r\nProxy-Authorization: Basic dXNlcjpwYXNz\r\n\r\n'))
    .happens(octets('received', 'HTTP/1.1 403 Forbidden\r\n\r\n'))
    .happens({ kind: 'failed', phase: 'proxy', code: 'proxy-refused', detail: 'HTTP/1.1 403 Forbidden' })
  expect(view().proxy).toMatchObject({
    kind: 'http',
    url: 'http://proxy.example:3128',
    status: 403,
    reply: 'HTTP/1.1 403 Forbidden',
    granted: false,
  })
  expect(text(view().proxy?.request)).toBe('CONNECT a:80 HTTP/1.1\r\nProxy-Authorization: Basic ************\r\n\r\n')
  expect(text(view().proxy?.answer)).toBe('HTTP/1.1 403 Forbidden\r\n\r\n')
})

it('shows what a SOCKS5 proxy was asked, and masks what it says back', () => {
  const { conversation, view } = through('socks5://u:pass-word@proxy.example:1080', ['pass-word'])
  conversation
    .happens(octets('sent', '\x05\x02\x00\x02'))
    .happens(octets('received', '\x05\x02'))
    .happens(octets('sent', '\x01\x01*\x09*********'))
    .happens(octets('received', '\x01\x00\x05\x00\x00\x03\x09pass-word\x00\x00'))
    .happens({ kind: 'reached', phase: 'proxy', data: { kind: 'socks5', reply: 'succeeded' } })
  expect(view().proxy).toMatchObject({
    kind: 'socks5',
    url: 'socks5://proxy.example:1080',
    status: null,
    reply: 'succeeded',
    granted: true,
  })
  expect(text(view().proxy?.request)).toBe('\x05\x02\x00\x02\x01\x01*\x09*********')
  expect(text(view().proxy?.answer)).toBe('\x05\x02\x01\x00\x05\x00\x00\x03\x09*********\x00\x00')
})

it('shows a refusal of SOCKS5 before credentials were asked for', () => {
  const { conversation, view } = through('socks5://proxy.example:1080')
  conversation
    .happens(octets('sent', '\x05\x01\x00'))
    .happens(octets('received', '\x05\xff'))
    .happens({ kind: 'failed', phase: 'proxy', code: 'proxy-refused', detail: 'no acceptable method' })
  expect(text(view().proxy?.request)).toBe('\x05\x01\x00')
  expect(view().proxy).toMatchObject({ granted: false, reply: 'no acceptable method' })
})
