import { lowerAscii } from '../../spec/grammar'
import { givenLines, libraryNotes, offersDeflate, repeatedNames } from './library-lines'
import { type Limit, limitNotes } from './limits'
import type { Marked } from './marked'
import { octetsOf } from './marker'
import { type Plan, type PlannedLine, urlOf } from './plan'
import { scriptString } from './script-string'
import { named, quotedNames, subprotocolsOf, toSet, usedVariables, type Written } from './writer'

/**
 * A script for k6 (k6/websockets, stable since 1.6: params are headers, compression, tags and jar; the client is gorilla/websocket,
 * which refuses lines of the handshake given twice).
 */
export function writeK6(plan: Plan): Written {
  const string = (text: Marked) => scriptString(text, 'utf8', (index) => `__ENV.${plan.variables[index]?.name ?? ''}`)
  const subprotocols = subprotocolsOf(plan.lines) ?? []
  const lines = headersOf(plan)
  const options = optionsOf(plan, string)
  const setting = toSet(plan)
  const text = [
    `// k6 run ${usedVariables(plan)
      .map(({ name }) => `-e ${name}=… `)
      .join('')}reproduce.js`,
    ...(setting === null ? [] : [`// Set: ${setting}`]),
    "import { WebSocket } from 'k6/websockets'",
    '',
    'export const options = {',
    ...options.map((line) => `  ${line}`),
    '}',
    '',
    'export default function () {',
    `  const socket = new WebSocket(${string(urlOf(plan, plan.tls ? 'wss' : 'ws'))}, [${subprotocols.map(string).join(', ')}], {`,
    '    headers: {',
    ...lines.map(({ name, value }) => `      ${string(name)}: ${string(value)},`),
    ...(named(lines, 'user-agent').length === 0 ? ["      'User-Agent': '',"] : []),
    '    },',
    ...(offersDeflate(plan) ? ["    compression: 'deflate',"] : []),
    '  })',
    '  const timeout = setTimeout(() => socket.close(), 10_000)',
    '  socket.onopen = () => {',
    "    console.log('open')",
    ...plan.messages.whole.map(({ kind, data }) =>
      kind === 'text'
        ? `    socket.send(${string(data)})`
        : `    socket.send(new Uint8Array([${Array.from(data, (octet) => octet.charCodeAt(0)).join(', ')}]).buffer)`,
    ),
    '  }',
    '  socket.onmessage = (event) => console.log(event.data)',
    '  socket.onerror = (event) => console.error(event.error)',
    '  socket.onclose = (event) => {',
    '    clearTimeout(timeout)',
    "    console.log('close', event.code, event.reason)",
    '  }',
    '}',
    '',
  ].join('\n')
  return { text, notes: notesOf(plan, lines) }
}

const OTHERS = ['sec-websocket-protocol', 'sec-websocket-extensions']

/** Lines given as an object: the last of a name counts. */
function headersOf(plan: Plan): PlannedLine[] {
  const lines = givenLines(plan).filter(({ name }) => !OTHERS.includes(lowerAscii(name)))
  const last = new Map(lines.map((line) => [lowerAscii(line.name), line]))
  return lines.filter((line) => last.get(lowerAscii(line.name)) === line)
}

function optionsOf({ network, tls, host, port }: Plan, string: (text: Marked) => string): string[] {
  const pinned = pinnedTo(network.connectTo)
  const from = `${host}:${port === '' ? (tls ? '443' : '80') : port}`
  return [
    'vus: 1,',
    'iterations: 1,',
    ...(pinned === null ? [] : [`hosts: { ${computed(string(from))}: ${string(octetsOf(pinned))} },`]),
    ...(tls && network.verify === false ? ['insecureSkipTLSVerify: true,'] : []),
    ...(tls && (network.clientCert ?? '') !== '' ? ["tlsAuth: [{ cert: open('client.pem'), key: open('client-key.pem') }],"] : []),
    ...(tls && (network.minTls ?? network.maxTls) !== undefined
      ? [`tlsVersion: { min: 'tls${network.minTls ?? '1.0'}', max: 'tls${network.maxTls ?? '1.3'}' },`]
      : []),
  ]
}

const computed = (expression: string) => (expression.includes(' + ') ? `[${expression}]` : expression)

/** k6 leads a name to an address, not to another name. */
function pinnedTo(connectTo = ''): string | null {
  return /^(?:\d+\.\d+\.\d+\.\d+|\[[0-9a-f:.]+\]):\d+$/i.test(connectTo) ? connectTo : null
}

function notesOf(plan: Plan, lines: readonly PlannedLine[]): string[] {
  const { network, tls, proxy } = plan
  const when = (is: boolean, note: string) => (is ? [note] : [])
  const respelled = lines.filter(({ name }) => name !== canonical(name))
  const extensions = named(plan.lines, 'sec-websocket-extensions')
  const repeated = repeatedNames(givenLines(plan).filter(({ name }) => !OTHERS.includes(lowerAscii(name))))
  const able: Limit[] = [
    'verify',
    'clientCert',
    'tlsVersions',
    'messages',
    'httpProxy',
    'httpsProxy',
    'socksProxy',
    ...(pinnedTo(network.connectTo) === null ? [] : (['connectTo'] as const)),
  ]
  return [
    'k6 sorts header lines by name',
    ...when(respelled.length > 0, `k6 spells names its own way: ${quotedNames(respelled.map(({ name }) => name))}`),
    ...when(repeated.length > 0, `k6 sends one line of a name: of ${quotedNames(repeated)} only the last`),
    ...when(subprotocolsOf(plan.lines) === null, 'The subprotocols are no list of different tokens: left out'),
    ...when(extensions.length > 0, 'k6 offers permessage-deflate without context takeover, or nothing'),
    ...when(named(plan.lines, 'host').length === 0, 'k6 always sends a Host line'),
    ...when(proxy !== '', `k6 takes its proxy from the environment: set ${tls ? 'HTTPS_PROXY' : 'HTTP_PROXY'} to that of the request`),
    ...when(tls && (network.clientCert ?? '') !== '', 'Save certificate and key of the draft as client.pem and client-key.pem'),
    ...libraryNotes(plan, 'k6'),
    ...limitNotes(plan, 'k6', able),
  ]
}

/** As Go spells a field name: a capital at the start and behind each hyphen. */
function canonical(name: string): string {
  return lowerAscii(name).replace(/(^|-)[a-z]/g, (start) => start.toUpperCase())
}
