import { describe, expect, it } from 'vitest'
import { InputError } from '../errors/errors'
import { readProxy } from './proxy-url'

const refused = (text: string) => {
  try {
    readProxy(text)
  } catch (error) {
    if (error instanceof InputError) return error.problems
    throw error
  }
  return []
}

describe('readProxy', () => {
  it.each([
    ['http://127.0.0.1:3128', { scheme: 'http', host: '127.0.0.1', port: 3128, credentials: null }],
    [' HTTP://proxy.example/ ', { scheme: 'http', host: 'proxy.example', port: 80, credentials: null }],
    ['https://[::1]:8443', { scheme: 'https', host: '::1', port: 8443, credentials: null }],
    ['https://p', { scheme: 'https', host: 'p', port: 443, credentials: null }],
    ['socks5://u:p@h', { scheme: 'socks5', host: 'h', port: 1080, credentials: { user: 'u', password: 'p' } }],
    ['socks5h://h:9050', { scheme: 'socks5h', host: 'h', port: 9050, credentials: null }],
    ['http://u%40x:p%3A%2f%C3%A9@h', { scheme: 'http', host: 'h', port: 80, credentials: { user: 'u@x', password: 'p:/é' } }],
    ['http://u:a@b/c:d@h:1', { scheme: 'http', host: 'h', port: 1, credentials: { user: 'u', password: 'a@b/c:d' } }],
    ['http://token@h', { scheme: 'http', host: 'h', port: 80, credentials: { user: 'token', password: '' } }],
    ['http://@h', { scheme: 'http', host: 'h', port: 80, credentials: null }],
  ])('reads %s', (text, proxy) => expect(readProxy(text)).toEqual(proxy))

  it.each([
    ['127.0.0.1:3128', 'proxy has no scheme: expected http://, https://, socks5:// or socks5h:// before the host'],
    ['ftp://h', 'scheme of the proxy is "ftp": expected http://, https://, socks5:// or socks5h://'],
    ['socks4://h', 'scheme of the proxy is "socks4": expected http://, https://, socks5:// or socks5h://'],
    ['constructor://h', 'scheme of the proxy is "constructor": expected http://, https://, socks5:// or socks5h://'],
    ['http://u:hunter22@', 'host and port of the proxy are "": expected scheme://host:port or scheme://user:password@host:port'],
    ['http://h:1/path', 'host and port of the proxy are "h:1/path": expected scheme://host:port or scheme://user:password@host:port'],
    ['http://h:65536', 'port of the proxy is 65536: expected 1 to 65535'],
    ['http://h:0', 'port of the proxy is 0: expected 1 to 65535'],
    ['http://u%3Ax:hunter22@h', 'user of the proxy holds a colon: expected none, Basic credentials end the user there (RFC 7617 §2)'],
    ['http://u:hunter22%0A@h', 'user or password of the proxy holds a control character: expected none (RFC 7617 §2)'],
    ['http://u:hunter22%@h', 'user information of the proxy is no percent-encoded UTF-8: expected "%25" for a percent sign'],
    ['http://u:hunter22%ff@h', 'user information of the proxy is no percent-encoded UTF-8: expected "%25" for a percent sign'],
    ['socks5://u@h', 'user and password of the proxy have 1 and 0 octets: expected 1 to 255 each (RFC 1929 §2)'],
    [`socks5h://${'é'.repeat(128)}:x@h`, 'user and password of the proxy have 256 and 1 octets: expected 1 to 255 each (RFC 1929 §2)'],
  ])('refuses %s at its field, and repeats no password', (text, message) => {
    expect(refused(text)).toEqual([{ path: 'request.network.proxy', message }])
  })
})
