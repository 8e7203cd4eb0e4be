import { lowerAscii } from '../../spec/grammar'
import { offersDeflate, repeatedNames } from './library-lines'
import { isOddResource, type Limit, limitNotes } from './limits'
import type { Marked } from './marked'
import { octetsOf } from './marker'
import { type Plan, type PlannedLine, urlOf } from './plan'
import { type Reading, scriptString } from './script-string'
import { named, quotedNames, shown, subprotocolsOf, toSet, usedVariables, type Written } from './writer'

/**
 * A program for Node with `ws` 8. `finishRequest` has the request before it is sent: so all lines of the draft are written in their
 * order and case, which no option of `ws` could do (lib/websocket.js of ws, lib/_http_outgoing.js of Node).
 */
export function writeNodeWs(plan: Plan): Written {
  const lines = plan.lines.filter(({ usual }) => usual)
  const string = (text: Marked, reading: Reading) =>
    scriptString(text, reading, (index) => `secret('${plan.variables[index]?.name ?? ''}')`)
  const path = plan.target ?? plan.resource
  const dial = dialOf(plan, string)
  const isProxied = plan.proxy !== '' && dial === null
  const subprotocols = subprotocolsOf(plan.lines) ?? []
  const setting = toSet(plan)
  const files = plan.tls && [plan.network.ca, plan.network.clientCert].some((pem) => (pem ?? '') !== '')
  const text = [
    '// npm install ws, then: node reproduce.mjs',
    ...(setting === null ? [] : [`// Set first, in the environment: ${setting}`]),
    ...(files ? ["import { readFileSync } from 'node:fs'"] : []),
    ...(dial === null ? [] : [`import ${plan.tls ? 'tls' : 'net'} from 'node:${plan.tls ? 'tls' : 'net'}'`]),
    ...(isProxied
      ? [
          /^socks/i.test(plan.proxy)
            ? "import { SocksProxyAgent } from 'socks-proxy-agent'"
            : "import { HttpsProxyAgent } from 'https-proxy-agent'",
        ]
      : []),
    "import WebSocket from 'ws'",
    '',
    ...(usedVariables(plan).length === 0 ? [] : SECRET),
    'const freshKey = Symbol()',
    'const lines = [',
    ...lines.map(({ name, value }) => `  [${string(name, 'latin1')}, ${isFresh(plan, name) ? 'freshKey' : string(value, 'latin1')}],`),
    ']',
    '',
    `const socket = new WebSocket(${string(urlOf(plan, plan.tls ? 'wss' : 'ws'), 'utf8')}, [${subprotocols.map((one) => string(one, 'latin1')).join(', ')}], {`,
    ...optionsOf(plan, string, dial, isProxied).map((line) => `  ${line}`),
    '  finishRequest(request) {',
    "    const key = request.getHeader('Sec-WebSocket-Key')",
    '    for (const name of request.getHeaderNames()) request.removeHeader(name)',
    '    for (const [name, value] of lines) request.appendHeader(name, value === freshKey ? key : value)',
    ...(plan.method === 'GET' ? [] : [`    request.method = ${string(octetsOf(plan.method), 'latin1')}`]),
    ...(plan.target === null && !isOddResource(plan) ? [] : [`    request.path = ${string(path, 'latin1')}`]),
    `    request.end(${plan.body === '' ? '' : string(plan.body, 'utf8')})`,
    '  },',
    '})',
    '',
    "socket.on('unexpected-response', (request, response) => {",
    '  console.log(response.statusCode, response.statusMessage, response.rawHeaders)',
    '  response.pipe(process.stdout)',
    '})',
    "socket.on('upgrade', (response) => console.log(response.statusCode, response.statusMessage, response.rawHeaders))",
    "socket.on('open', () => {",
    "  console.log('open', socket.protocol, socket.extensions)",
    ...plan.messages.whole.map(({ kind, data }) =>
      kind === 'text' ? `  socket.send(${string(data, 'utf8')})` : `  socket.send(Buffer.from(${string(data, 'latin1')}, 'latin1'))`,
    ),
    '})',
    "socket.on('message', (data, isBinary) => console.log(isBinary ? data : data.toString()))",
    "socket.on('close', (code, reason) => console.log('close', code, reason.toString()))",
    "socket.on('error', (error) => console.error(error.message))",
    '',
  ].join('\n')
  return { text, notes: notesOf(plan, lines, files, isProxied) }
}

const SECRET = [
  'function secret(name) {',
  '  const value = process.env[name]',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a line of the program that is written
  '  if (value === undefined) throw new Error(`Set ${name} in the environment first`)',
  '  return value',
  '}',
  '',
]

type Write = (text: Marked, reading: Reading) => string

function isFresh({ freshKey }: Plan, name: string): boolean {
  return freshKey && lowerAscii(name) === 'sec-websocket-key'
}

/** The body of `createConnection` where another place than that of the URL is dialled. */
function dialOf({ network, tls, host }: Plan, string: Write): string | null {
  const to = octetsOf(network.connectTo ?? '')
  const at = to.lastIndexOf(':')
  const place =
    (network.socketPath ?? '') !== ''
      ? `path: ${string(octetsOf(network.socketPath ?? ''), 'utf8')}`
      : to !== '' && at !== -1
        ? `host: ${string(to.slice(0, at).replace(/^\[|\]$/g, ''), 'utf8')}, port: ${Number(to.slice(at + 1)) || 0}`
        : null
  if (place === null) return null
  if (!tls) return `net.connect({ ${place} })`
  const path = (network.socketPath ?? '') === '' ? 'path: undefined, ' : ''
  return `tls.connect({ ...options, servername: options.servername ?? ${string(host, 'utf8')}, ${path}${place} })`
}

function optionsOf({ network, tls, proxy, ...plan }: Plan, string: Write, dial: string | null, isProxied: boolean): string[] {
  const text = (value: string) => string(octetsOf(value), 'utf8')
  return [
    `perMessageDeflate: ${offersDeflate({ network, tls, proxy, ...plan })},`,
    ...(dial === null ? [] : [`createConnection: (${tls ? 'options' : ''}) => ${dial},`]),
    ...(isProxied ? [`agent: new ${/^socks/i.test(proxy) ? 'Socks' : 'Https'}ProxyAgent(${string(proxy, 'utf8')}),`] : []),
    ...(network.family === undefined ? [] : [`family: ${network.family},`]),
    ...(!tls
      ? []
      : [
          ...(network.serverName === undefined ? [] : [`servername: ${text(network.serverName)},`]),
          ...(network.alpn === undefined || network.alpn.length === 0 ? [] : [`ALPNProtocols: [${network.alpn.map(text).join(', ')}],`]),
          ...(network.verify === false ? ['rejectUnauthorized: false,'] : []),
          ...((network.ca ?? '') === '' ? [] : ["ca: readFileSync('ca.pem'),"]),
          ...((network.clientCert ?? '') === '' ? [] : ["cert: readFileSync('client.pem'),", "key: readFileSync('client-key.pem'),"]),
          ...(network.minTls === undefined ? [] : [`minVersion: 'TLSv${version(network.minTls)}',`]),
          ...(network.maxTls === undefined ? [] : [`maxVersion: 'TLSv${version(network.maxTls)}',`]),
        ]),
  ]
}

const version = (tls: string) => (tls === '1.0' ? '1' : tls)

function notesOf(plan: Plan, lines: readonly PlannedLine[], files: boolean, isProxied: boolean): string[] {
  const when = (is: boolean, note: string) => (is ? [note] : [])
  const left = plan.lines.filter(({ usual }) => !usual)
  const spaced = lines.filter((line) => !line.spaced)
  const repeated = repeatedNames(lines)
  const extensions = named(plan.lines, 'sec-websocket-extensions')
  const able: Limit[] = [...ABLE, ...(plan.network.alpn?.length === 0 ? [] : (['noAlpn'] as const))]
  return [
    ...when(left.length > 0, `Node cannot send ${quotedNames(left.map(({ text }) => shown(text, plan)))}: left out`),
    ...when(repeated.length > 0, `Node writes the lines of one name together, as first spelled: ${quotedNames(repeated)}`),
    ...when(spaced.length > 0, `Node writes one space behind the colon: ${quotedNames(spaced.map(({ name }) => name))}`),
    ...when(
      !plan.freshKey && named(plan.lines, 'sec-websocket-key').length > 0,
      'The key is that of the draft: ws expects the accept value of its own, and calls another one invalid',
    ),
    ...when(named(plan.lines, 'sec-websocket-key').length === 0, 'Without a key ws still expects the accept value of its own'),
    ...when(
      extensions.length > 0 && !offersDeflate(plan),
      'ws knows no extension but permessage-deflate: where the server agrees to another, it refuses the answer',
    ),
    ...when(
      subprotocolsOf(plan.lines) === null,
      'The subprotocols are no list of different tokens: they are sent, and where the server chooses one, ws refuses the answer',
    ),
    ...when(plan.proxy !== '' && !isProxied, 'A proxy and another address do not go together here: the proxy is left out'),
    ...when(isProxied, `The proxy needs one package more: ${/^socks/i.test(plan.proxy) ? 'socks-proxy-agent' : 'https-proxy-agent'}`),
    ...when(files, 'Save the certificates and the key of the draft as ca.pem, client.pem and client-key.pem'),
    ...limitNotes(plan, 'ws', able),
  ]
}

const ABLE = [
  'method',
  'target',
  'body',
  'connectTo',
  'family',
  'serverName',
  'alpn',
  'verify',
  'ca',
  'clientCert',
  'tlsVersions',
  'httpProxy',
  'httpsProxy',
  'socksProxy',
  'socketPath',
  'messages',
] as const
