import { expect, it } from 'vitest'
import type { RequestDraft } from '../../handshake/draft'
import { isOddResource, limitNotes } from './limits'
import { planOf } from './plan'

const notes = (draft: Partial<RequestDraft>) => limitNotes(planOf({ url: 'wss://a/', ...draft }), 'tool', [])

it.each<[Partial<RequestDraft>, string]>([
  [{ raw: 'R0VU' }, 'tool cannot send raw octets'],
  [{ httpVersion: '9.9' }, 'The version is "9.9": tool says HTTP/1.1'],
  [{ method: 'PUT' }, 'The method is "PUT": tool says GET'],
  [{ target: '*' }, 'tool writes the target of the request line from the URL'],
  [{ body: 'x' }, 'tool sends no body'],
  [{ early: 'AA==' }, 'tool sends nothing before the answer'],
  [{ network: { connectTo: 'b:1' } }, 'tool dials the host of the URL, not "b:1"'],
  [{ network: { family: 6 } }, 'tool chooses between IPv4 and IPv6 itself: here it was IPv6'],
  [{ network: { serverName: 'x' } }, 'tool names the host of the URL to TLS, not "x"'],
  [{ network: { alpn: ['x'] } }, 'ALPN was "x": tool offers its own'],
  [{ network: { alpn: [] } }, 'No ALPN was offered'],
  [{ network: { verify: false } }, 'The certificate was not verified here'],
  [{ network: { ca: 'x' } }, 'tool takes no certificate authority'],
  [{ network: { clientCert: 'x' } }, 'tool sends no client certificate'],
  [{ network: { minTls: '1.2' } }, 'tool chooses the TLS version itself'],
  [{ network: { proxy: 'http://p' } }, 'tool does not use an HTTP proxy here'],
  [{ network: { proxy: 'https://p' } }, 'tool does not use an HTTPS proxy here'],
  [{ network: { proxy: 'socks5://p' } }, 'tool does not use this SOCKS proxy'],
  [{ network: { socketPath: '/s' } }, 'tool dials no Unix socket'],
  [{ network: { maxRedirects: 2 } }, 'tool is not told to follow redirects'],
  [{ session: { sendOnOpen: [{ text: 'a' }, { text: 'b' }] } }, 'tool sends no message by itself: 2 messages of the draft are left out'],
  [{ session: { sendOnOpen: [{ opcode: 'ping' }, { opcode: 9 }] } }, '2 frames that are no plain message are left out'],
  [{ url: 'nowhere' }, 'The URL "nowhere" leads nowhere'],
])('says of %j what is lost', (draft, expected) => {
  expect(notes(draft).some((note) => note.startsWith(expected))).toBe(true)
})
it('says nothing of an ordinary request, nor of what a tool can do', () => {
  expect(notes({})).toEqual([])
  expect(limitNotes(planOf({ url: 'ws://a/', method: 'PUT' }), 'tool', ['method'])).toEqual([])
})
it('shows no control character of the request (T-27)', () => {
  expect(notes({ method: 'G\x1b[2J' })).toEqual(['The method is "G\\\\u{1B}[2J": tool says GET'])
})
it('knows what a parser of URLs would write anew', () => {
  const odd = ['/a b', '/é', '/a/../b', '/.', '/<x>', '/"'].filter((path) => isOddResource(planOf({ url: `ws://a${path}` })))
  expect(odd).toEqual(['/a b', '/é', '/a/../b', '/.', '/<x>', '/"'])
  expect(isOddResource(planOf({ url: 'ws://a/x.y/?a=b&c=%20[1]' }))).toBe(false)
})
