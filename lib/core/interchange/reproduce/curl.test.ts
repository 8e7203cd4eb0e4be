import { describe, expect, it } from 'vitest'
import { base64Encode } from '../../bytes/base64'
import { latin1Encode } from '../../bytes/latin1'
import type { RequestDraft } from '../../handshake/draft'
import { redactDraft } from '../../handshake/redact'
import { writeCurl } from './curl'
import { planOf, type ReproduceGiven } from './plan'

const curl = (draft: RequestDraft, given?: ReproduceGiven) => writeCurl(planOf(draft, given))
/** The command without its line ends, and the options it has in any case. */
const words = (draft: RequestDraft) =>
  curl({
    headers: [
      ['Host', 'a'],
      ['User-Agent', 'u'],
      ['Accept', '*/*'],
    ],
    ...draft,
  })
    .text.replaceAll(' \\\n  ', ' ')
    .replace(/ -H 'Host: a' -H 'User-Agent: u' -H 'Accept: \*\/\*'/, '')
    .trim()

describe('writeCurl', () => {
  it('writes the lines of a draft, secrets as variables (T-24)', () => {
    const draft = redactDraft({
      url: 'wss://ci.example/wsagents/?token=canary-token-1',
      headers: [
        { line: 'Host: ci.example' },
        ['Upgrade', 'websocket'],
        ['Connection', 'Upgrade'],
        { line: 'Sec-WebSocket-Key: {{auto}}' },
        ['Sec-WebSocket-Version', '13'],
        ['Secret-Key', 'canary-2'],
        ['Cookie', 'sid=canary-3; theme=canary-4'],
        ['X-Empty', ''],
      ],
      network: { proxy: 'http://me:canary-5@proxy.example' },
    })
    expect(
      curl(draft, { key: 'AAAAAAAAAAAAAAAAAAAAAA==' }).text,
    ).toBe(`# Set first: URL_TOKEN (URL, token), PROXY_PASSWORD (proxy), SECRET_KEY (Secret-Key), COOKIE_SID (Cookie, sid), COOKIE_THEME (Cookie, theme)
curl -i -N --http1.1 \\
  "https://ci.example/wsagents/?token=$URL_TOKEN" \\
  -H 'Host: ci.example' \\
  -H 'Upgrade: websocket' \\
  -H 'Connection: Upgrade' \\
  -H 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==' \\
  -H 'Sec-WebSocket-Version: 13' \\
  -H "Secret-Key: $SECRET_KEY" \\
  -H "Cookie: sid=\${COOKIE_SID}; theme=$COOKIE_THEME" \\
  -H 'X-Empty;' \\
  -H 'User-Agent:' \\
  -H 'Accept:' \\
  -x "http://me:\${PROXY_PASSWORD}@proxy.example:80" -p
`)
  })

  it('writes method, target, version and body without what curl would add', () => {
    expect(words({ url: 'ws://a/', method: 'POST', target: '*', httpVersion: '1.0', body: '@x' })).toBe(
      "curl -i -N --http1.0 'http://a/' -X 'POST' --request-target '*' -H 'Content-Type:' -H 'Content-Length:' --data-raw '@x'",
    )
    expect(words({ url: 'ws://a/', method: 'HEAD' })).toBe("curl -i -N --http1.1 'http://a/' -I")
    expect(words({ url: 'ws://a/', body: 'b' })).toContain("-X 'GET' -H 'Content-Type:'")
  })

  it('keeps a target that curl would write anew', () => {
    expect(words({ url: 'ws://a/x y"' })).toBe(`curl -i -N --http1.1 'http://a/' --request-target '/x y"'`)
    expect(words({ url: 'ws://a/[1]' })).toBe(`curl -i -N --http1.1 -g 'http://a/[1]'`)
    expect(words({ url: 'ws://[::1]:8080/' })).toBe(`curl -i -N --http1.1 'http://[::1]:8080/'`)
  })

  it.each<[NonNullable<RequestDraft['network']>, string]>([
    [{ connectTo: '10.0.0.1:8443' }, "--connect-to '::10.0.0.1:8443'"],
    [{ verify: false, family: 4 }, '-4 -k'],
    [{ family: 6, minTls: '1.2', maxTls: '1.3' }, "-6 --tlsv1.2 --tls-max '1.3'"],
    [{ ca: 'PEM', clientCert: 'PEM', clientKey: '***' }, "--cacert 'ca.pem' --cert 'client.pem' --key 'client-key.pem'"],
    [{ alpn: [] }, '--no-alpn'],
    [{ proxy: 'socks5h://p' }, "-x 'socks5h://p'"],
    [{ proxy: 'https://p' }, "-x 'https://p:443' -p"],
    [{ proxy: 'http://[::1]' }, "-x 'http://[::1]:80' -p"],
    [{ socketPath: '/run/x y.sock' }, "--unix-socket '/run/x y.sock'"],
    [{ timeouts: { connect: 1500 } }, "--connect-timeout '1.5'"],
  ])('writes %j', (network, expected) => {
    expect(words({ url: 'wss://a/', network })).toBe(`curl -i -N --http1.1 'https://a/' ${expected}`)
  })

  it('names another server name to TLS by the URL', () => {
    const text = words({ url: 'wss://a/x', network: { serverName: 'b.example' } })
    expect(text).toBe("curl -i -N --http1.1 'https://b.example/x' --connect-to '::a:'")
  })

  it('leaves out what curl cannot send, and says so', () => {
    const { text, notes } = curl({
      url: 'ws://u:p@a/',
      headers: [
        ['X', '1'],
        ['host', 'a'],
        { line: 'no colon' },
        { base64: base64Encode(latin1Encode('@file: x')) },
        { line: 'Y:  ' },
        { base64: base64Encode(latin1Encode('Z: \xff')) },
      ],
      lineEnding: 'lf',
      early: 'AA==',
      pacing: { pauseMs: 1 },
      network: { maxRedirects: 1, protocol: 'h2' },
      session: { sendOnOpen: [{ text: 'a' }, { opcode: 'ping' }] },
    })
    expect(text).toContain("-H 'Y;'")
    expect(text).toContain(`-H $'Z: \\xff'`)
    expect(notes).toEqual([
      'curl opens no session: after a 101 it prints frames as the octets they are, until Ctrl+C. It does not check the answer',
      'curl cannot send "no colon" and "@file: x": left out',
      'curl writes one Host line, spelled so, before all others',
      'Spaces behind the colon of a line without a value are lost',
      "$'…' is read by bash and zsh, not by every sh",
      'User and password of the URL are left out: they are not sent here, and curl would make an Authorization line of them',
      'The request was made over HTTP/2 (RFC 8441): curl asks by an HTTP/1.1 Upgrade instead',
      'curl ends every line with CR LF: other line endings are lost',
      'curl writes the request at once: its pauses are lost',
      'curl sends nothing before the answer: the early octets are left out',
      'curl is not told to follow redirects',
      'curl sends no message by itself: 1 message of the draft is left out',
      'A frame that is no plain message is left out: curl makes its frames itself',
    ])
  })

  it('hides nothing from the eye: controls and direction marks are octets in escapes (T-27)', () => {
    const { text } = curl({ url: 'ws://a/', headers: [['X', 'a\u202e\x1b[2J']] })
    expect(text).toContain(`-H $'X: a\\xe2\\x80\\xae\\x1b[2J'`)
    expect(text).not.toContain('\x1b')
  })
})
