import { expect, it } from 'vitest'
import type { RequestDraft } from '../../handshake/draft'
import { redactDraft } from '../../handshake/redact'
import { planOf } from './plan'
import { writeWebsocat } from './websocat'

const websocat = (draft: RequestDraft) => writeWebsocat(planOf(redactDraft(draft)))
const STANDARD = [['Host', 'a'], ['Upgrade', 'websocket'], ['Connection', 'Upgrade'], { line: 'Sec-WebSocket-Key: {{auto}}' }] as const

it('writes lines behind an equals sign, which keeps -H from eating the URL (T-24)', () => {
  const { text, notes } = websocat({
    url: 'wss://a/x',
    headers: [
      ...STANDARD,
      ['Sec-WebSocket-Version', '14'],
      ['Origin', 'https://o'],
      ['Sec-WebSocket-Protocol', 'a, b'],
      ['X-Api-Key', 'canary-123'],
      ['X', ''],
    ],
    network: { verify: false, proxy: 'socks5h://u:canary-9@127.0.0.1' },
  })
  expect(text).toBe(`# Set first: PROXY_PASSWORD (proxy), X_API_KEY (X-Api-Key)
websocat -t \\
  --origin='https://o' \\
  --protocol='a, b' \\
  -H="X-Api-Key: $X_API_KEY" \\
  -H='X: ' \\
  --websocket-version='14' \\
  -k \\
  --socks5='127.0.0.1:1080' \\
  --socks5-user-pass="u:$PROXY_PASSWORD" \\
  'wss://a/x'
`)
  expect(notes).toEqual(['websocat writes Host, Connection, Upgrade and the key itself, behind the other lines'])
})
it('dials another address, with the name for TLS', () => {
  const { text } = websocat({ url: 'wss://a/x', headers: STANDARD, network: { connectTo: '10.0.0.1:8443', serverName: 'b', ca: 'PEM' } })
  expect(text).toBe(`SSL_CERT_FILE=ca.pem websocat -t \\
  --ws-c-uri='wss://a/x' \\
  --tls-domain='b' \\
  - 'ws-c:tls-c:tcp:10.0.0.1:8443'
`)
  expect(websocat({ url: 'ws://a/', headers: STANDARD, network: { socketPath: '/run/s' } }).text).toContain("- 'ws-c:unix:/run/s'")
})
it('says what it cannot keep', () => {
  const { notes } = websocat({
    url: 'ws://a/',
    headers: [['Host', 'b'], { base64: 'WDog/w==' }, ['Sec-WebSocket-Extensions', 'permessage-deflate']],
    network: { proxy: 'http://p' },
  })
  expect(notes).toContain('websocat writes Host from the URL: "Host: b" cannot be kept')
  expect(notes).toContain('websocat takes UTF-8 only: "X" left out')
  expect(notes).toContain('websocat knows no extension: where the server agrees to one, its messages cannot be read')
  expect(notes).toContain('websocat does not use an HTTP proxy here: it dials the endpoint itself')
})
