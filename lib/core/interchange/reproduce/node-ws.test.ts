import { expect, it } from 'vitest'
import type { RequestDraft } from '../../handshake/draft'
import { redactDraft } from '../../handshake/redact'
import { writeNodeWs } from './node-ws'
import { planOf } from './plan'

const node = (draft: RequestDraft) => writeNodeWs(planOf(redactDraft(draft)))

it('writes every line in its order and case, secrets from the environment (T-24)', () => {
  const { text, notes } = node({
    url: 'ws://a:81/x y',
    headers: [['x', '1'], { line: 'HOST: b' }, { line: 'Sec-WebSocket-Key: {{auto}}' }, ['Secret-Key', 'canary-123'], { line: 'a: é' }],
    method: 'POST',
    body: 'b',
    session: { sendOnOpen: [{ text: 'hi' }] },
  })
  expect(text.split('\n').slice(0, 31)).toEqual([
    '// npm install ws, then: node reproduce.mjs',
    '// Set first, in the environment: SECRET_KEY (Secret-Key)',
    "import WebSocket from 'ws'",
    '',
    'function secret(name) {',
    '  const value = process.env[name]',
    `  if (value === undefined) throw new Error(\`Set \${name} in the environment first\`)`,
    '  return value',
    '}',
    '',
    'const freshKey = Symbol()',
    'const lines = [',
    "  ['x', '1'],",
    "  ['HOST', 'b'],",
    "  ['Sec-WebSocket-Key', freshKey],",
    "  ['Secret-Key', secret('SECRET_KEY')],",
    "  ['a', 'Ã©'],",
    ']',
    '',
    "const socket = new WebSocket('ws://a:81/x y', [], {",
    '  perMessageDeflate: false,',
    '  finishRequest(request) {',
    "    const key = request.getHeader('Sec-WebSocket-Key')",
    '    for (const name of request.getHeaderNames()) request.removeHeader(name)',
    '    for (const [name, value] of lines) request.appendHeader(name, value === freshKey ? key : value)',
    "    request.method = 'POST'",
    "    request.path = '/x y'",
    "    request.end('b')",
    '  },',
    '})',
    '',
  ])
  expect(text).toContain("  socket.send('hi')\n")
  expect(notes).toEqual([])
})

it.each<[string, NonNullable<RequestDraft['network']>, readonly string[]]>([
  ['ws://a/', { connectTo: '[::1]:81' }, ["createConnection: () => net.connect({ host: '::1', port: 81 }),", "import net from 'node:net'"]],
  [
    'wss://a/',
    { connectTo: 'b:444', serverName: 'c', verify: false },
    [
      "createConnection: (options) => tls.connect({ ...options, servername: options.servername ?? 'a', path: undefined, host: 'b', port: 444 }),",
      "servername: 'c',",
      'rejectUnauthorized: false,',
    ],
  ],
  [
    'wss://a/',
    { ca: 'PEM', clientCert: 'PEM', minTls: '1.0', maxTls: '1.2', alpn: ['x'] },
    [
      "ca: readFileSync('ca.pem'),",
      "key: readFileSync('client-key.pem'),",
      "minVersion: 'TLSv1',",
      "maxVersion: 'TLSv1.2',",
      "ALPNProtocols: ['x'],",
    ],
  ],
  ['ws://a/', { socketPath: '/run/s' }, ["createConnection: () => net.connect({ path: '/run/s' }),"]],
  ['ws://a/', { proxy: 'http://u:canary-77@p' }, ["agent: new HttpsProxyAgent('http://u:' + secret('PROXY_PASSWORD') + '@p'),"]],
  ['ws://a/', { proxy: 'socks5://p', family: 6 }, ["agent: new SocksProxyAgent('socks5://p'),", 'family: 6,']],
])('writes %s with %j', (url, network, expected) => {
  const { text } = node({ url, headers: [], network })
  for (const line of expected) expect(text).toContain(line)
})

it('says what Node and ws do in their own way', () => {
  const { notes } = node({
    url: 'ws://a/',
    headers: [
      ['X', '1'],
      ['y', '1'],
      ['x', '2'],
      { line: 'a:b' },
      { line: 'bad name: x' },
      ['Sec-WebSocket-Key', 'short'],
      ['Sec-WebSocket-Extensions', 'x-other'],
      ['Sec-WebSocket-Protocol', 'a,,b'],
    ],
    network: { alpn: [], protocol: 'h2' },
  })
  expect(notes).toEqual([
    'Node cannot send "bad name: x": left out',
    'Node writes the lines of one name together, as first spelled: "X"',
    'Node writes one space behind the colon: "a"',
    'The key is that of the draft: ws expects the accept value of its own, and calls another one invalid',
    'ws knows no extension but permessage-deflate: where the server agrees to another, it refuses the answer',
    'The subprotocols are no list of different tokens: they are sent, and where the server chooses one, ws refuses the answer',
    'The request was made over HTTP/2 (RFC 8441): ws asks by an HTTP/1.1 Upgrade instead',
  ])
})
