import { lowerAscii } from '../../spec/grammar'
import { givenLines, libraryNotes, offersDeflate } from './library-lines'
import { type Limit, limitNotes } from './limits'
import type { Marked } from './marked'
import { octetsOf } from './marker'
import { type Plan, type PlannedLine, urlOf } from './plan'
import { pythonString, type Reading } from './script-string'
import { named, quotedNames, shown, subprotocolsOf, toSet, usedVariables, type Written } from './writer'

type Write = (text: Marked, reading: Reading) => string
/** Where the URL points, where it is dialled, and the name for TLS: each only where it is another than that of the draft's URL. */
type Places = {
  readonly authority: Marked | null
  readonly host: Marked | null
  readonly port: Marked | null
  readonly serverName: Marked | null
}

/**
 * A program for Python with `websockets` 14 and later (websockets.asyncio.client: additional_headers, user_agent_header, proxy from
 * 15 on; further arguments go to create_connection). It encodes header lines in ISO-8859-1.
 */
export function writePythonWebsockets(plan: Plan): Written {
  const string: Write = (text, reading) => pythonString(text, reading, (index) => `os.environ["${plan.variables[index]?.name ?? ''}"]`)
  const places = placesOf(plan)
  const { network, tls } = plan
  const isUnix = (network.socketPath ?? '') !== ''
  const needsContext =
    tls &&
    (network.verify === false ||
      [network.ca, network.clientCert, network.minTls, network.maxTls].some((one) => (one ?? '') !== '') ||
      network.alpn !== undefined)
  const modules = [
    'asyncio',
    ...(usedVariables(plan).length > 0 ? ['os'] : []),
    ...(network.family === undefined ? [] : ['socket']),
    ...(needsContext ? ['ssl'] : []),
  ]
  const connect = isUnix ? 'unix_connect' : 'connect'
  const setting = toSet(plan)
  const text = [
    '# pip install "websockets>=14", then: python reproduce.py',
    ...(setting === null ? [] : [`# Set first, in the environment: ${setting}`]),
    ...modules.map((name) => `import ${name}`),
    '',
    `from websockets.asyncio.client import ${connect}`,
    'from websockets.exceptions import InvalidStatus',
    '',
    '',
    'async def main():',
    ...(needsContext ? contextOf(plan, string).map((line) => `    ${line}`) : []),
    '    try:',
    `${WITH} ${connect}(`,
    ...argumentsOf(plan, places, string, needsContext).map((line) => `            ${line},`),
    '        ) as websocket:',
    '            print("open", websocket.subprotocol)',
    ...plan.messages.whole.map(({ kind, data }) => `${SEND}(${kind === 'text' ? string(data, 'utf8') : bytesOf(data)})`),
    '            async for message in websocket:',
    '                print(message)',
    '            print("close", websocket.close_code, websocket.close_reason)',
    '    except InvalidStatus as refused:',
    '        response = refused.response',
    '        print(response.status_code, response.reason_phrase)',
    '        for name, value in response.headers.raw_items():',
    '            print(f"{name}: {value}")',
    '        print(response.body)',
    '',
    '',
    'asyncio.run(main())',
    '',
  ].join('\n')
  return { text, notes: notesOf(plan, places) }
}

const bytesOf = (data: Marked) => `bytes([${Array.from(data, (octet) => octet.charCodeAt(0)).join(', ')}])`
const WITH = '        async with'
const SEND = '            await websocket.send'
const OTHERS = ['host', 'sec-websocket-extensions']

/** Host is written from the URL: so the URL names what the Host line says, and another place is dialled. */
function placesOf(plan: Plan): Places {
  const { network, tls, host, port, lines } = plan
  const hosts = named(lines, 'host')
  const own = `${host}${port === '' ? '' : `:${port}`}`
  const written = hosts.length === 1 ? (hosts[0]?.value ?? '') : ''
  // With a proxy, host= and port= would be those of the proxy.
  const isOther = plan.proxy === '' && written !== own && /^[A-Za-z0-9.-]+(?::\d{1,5})?$/.test(written)
  const to = octetsOf(network.connectTo ?? '')
  const at = to.lastIndexOf(':')
  const isLed = to !== '' && at !== -1
  const serverName = network.serverName === undefined ? (isOther ? host : null) : octetsOf(network.serverName)
  return {
    authority: isOther ? written : null,
    host: isLed ? to.slice(0, at).replace(/^\[|\]$/g, '') : isOther ? host.replace(/^\[|\]$/g, '') : null,
    port: isLed ? to.slice(at + 1) : isOther ? (port === '' ? (tls ? '443' : '80') : port) : null,
    serverName: tls ? serverName : null,
  }
}

function argumentsOf(plan: Plan, places: Places, string: Write, needsContext: boolean): string[] {
  const { network, proxy } = plan
  const [host = '', port = ''] = places.authority === null ? [plan.host, plan.port] : places.authority.split(':')
  const url = urlOf({ ...plan, host, port }, plan.tls ? 'wss' : 'ws')
  const subprotocols = subprotocolsOf(plan.lines)
  const lines = headersOf(plan)
  const isUnix = (network.socketPath ?? '') !== ''
  return [
    ...(isUnix ? [string(octetsOf(network.socketPath ?? ''), 'utf8'), `uri=${string(url, 'utf8')}`] : [string(url, 'utf8')]),
    ...(lines.length === 0
      ? []
      : [
          `additional_headers=[\n${lines.map(({ name, value }) => `                (${string(name, 'latin1')}, ${string(value, 'latin1')}),\n`).join('')}            ]`,
        ]),
    ...(named(lines, 'user-agent').length > 0 ? [] : ['user_agent_header=None']),
    ...(offersDeflate(plan) ? [] : ['compression=None']),
    ...(subprotocols === null || subprotocols.length === 0
      ? []
      : [`subprotocols=[${subprotocols.map((one) => string(one, 'latin1')).join(', ')}]`]),
    ...(needsContext ? ['ssl=context'] : []),
    ...(places.serverName === null ? [] : [`server_hostname=${string(places.serverName, 'utf8')}`]),
    ...(isUnix || places.host === null ? [] : [`host=${string(places.host, 'utf8')}`, `port=${Number(places.port) || 0}`]),
    ...(network.family === undefined ? [] : [`family=socket.${network.family === 4 ? 'AF_INET' : 'AF_INET6'}`]),
    ...(proxy === '' || isUnix || places.host !== null ? [] : [`proxy=${string(proxy, 'utf8')}`]),
  ]
}

function headersOf(plan: Plan): PlannedLine[] {
  const without = subprotocolsOf(plan.lines) === null ? OTHERS : [...OTHERS, 'sec-websocket-protocol']
  return givenLines(plan).filter(({ name }) => !without.includes(lowerAscii(name)))
}

function contextOf({ network }: Plan, string: Write): string[] {
  const version = (tls: string) => `ssl.TLSVersion.TLSv${tls.replace('.', '_').replace('1_0', '1')}`
  const ca = (network.ca ?? '') === '' ? '' : 'cafile="ca.pem"'
  return [
    `context = ssl.create_default_context(${ca})`,
    ...(network.verify === false ? ['context.check_hostname = False', 'context.verify_mode = ssl.CERT_NONE'] : []),
    ...((network.clientCert ?? '') === '' ? [] : ['context.load_cert_chain("client.pem", "client-key.pem")']),
    ...(network.minTls === undefined ? [] : [`context.minimum_version = ${version(network.minTls)}`]),
    ...(network.maxTls === undefined ? [] : [`context.maximum_version = ${version(network.maxTls)}`]),
    ...((network.alpn ?? []).length === 0
      ? []
      : [`context.set_alpn_protocols([${network.alpn?.map((name) => string(octetsOf(name), 'utf8')).join(', ')}])`]),
  ]
}

function notesOf(plan: Plan, places: Places): string[] {
  const { lines, network, tls } = plan
  const when = (is: boolean, note: string) => (is ? [note] : [])
  const hosts = named(lines, 'host')
  const own = `${plan.host}${plan.port === '' ? '' : `:${plan.port}`}`
  const isKept = hosts.length === 1 && (hosts[0]?.value === own || places.authority !== null)
  const able: Limit[] = [
    'verify',
    'ca',
    'clientCert',
    'tlsVersions',
    'alpn',
    'noAlpn',
    'connectTo',
    'serverName',
    'family',
    'socketPath',
    'httpProxy',
    'httpsProxy',
    'socksProxy',
    'messages',
  ]
  return [
    'websockets writes Host, Upgrade, Connection, Sec-WebSocket-Key and Sec-WebSocket-Version first, then the others',
    ...when(
      !isKept,
      `websockets writes Host from the URL: ${hosts.length === 0 ? 'it cannot be left out' : `${quotedNames(hosts.map(({ text }) => shown(text, plan)))} cannot be kept`}`,
    ),
    ...when(places.authority !== null, 'The URL names what the Host line says; host= and port= lead to the real place'),
    ...when(
      subprotocolsOf(lines) === null,
      'The subprotocols are no list of different tokens: sent as a line; where the server chooses one, the answer is refused',
    ),
    ...when(
      named(lines, 'sec-websocket-extensions').length > 0,
      'websockets writes the offer of permessage-deflate itself, and no other extension',
    ),
    ...when(plan.proxy !== '' && places.host !== null, 'A proxy and another address do not go together here: the proxy is left out'),
    ...when(
      plan.proxy !== '' && places.host === null,
      `The proxy needs websockets 15 or later${/^socks/i.test(plan.proxy) ? ' and the package python-socks[asyncio]' : ''}`,
    ),
    ...when(
      tls && [network.ca, network.clientCert].some((pem) => (pem ?? '') !== ''),
      'Save the certificates and the key of the draft as ca.pem, client.pem and client-key.pem',
    ),
    ...libraryNotes(plan, 'websockets'),
    ...limitNotes(plan, 'websockets', able),
  ]
}
