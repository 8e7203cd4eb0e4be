import { latin1Decode } from '../../bytes/latin1'
import { utf8Encode } from '../../bytes/utf8'
import { trimWhiteSpace } from '../../spec/grammar'
import { isOddResource, limitNotes } from './limits'
import { type Marked, markedParts } from './marked'
import { type Plan, type PlannedLine, urlOf } from './plan'
import { needsAnsiC, shellWord } from './shell-word'
import { named, quotedNames, shown, toSet, type Written } from './writer'

const TLS_FLAG = { '1.0': '--tlsv1.0', '1.1': '--tlsv1.1', '1.2': '--tlsv1.2', '1.3': '--tlsv1.3' } as const
const octets = (text: string): Marked => latin1Decode(utf8Encode(text))

/**
 * A curl command for bash or zsh. It uses `http:` and `https:`, which every curl speaks: then curl adds nothing to the handshake that
 * the command does not take away, and shows the head of any answer (options and lines as in lib/http.c and docs/cmdline-opts of 8.x).
 */
export function writeCurl(plan: Plan): Written {
  const words = wordsOf(plan)
  const write = (word: Marked) => (/^--?[a-z0-9.-]+$/i.test(word) ? word : shellWord(word, plan.variables))
  const command = words.map((option) => option.map(write).join(' ')).join(' \\\n  ')
  const setting = toSet(plan)
  const text = `${setting === null ? '' : `# Set first: ${setting}\n`}curl ${command}\n`
  return { text, notes: notesOf(plan, words.flat()) }
}

function wordsOf(plan: Plan): Marked[][] {
  const { lines, network, body, tls, target } = plan
  const isOdd = target === null && isOddResource(plan)
  const has = (name: string) => named(lines, name).length > 0
  const away = ['Host', 'User-Agent', 'Accept', ...(body === '' ? [] : ['Content-Type', 'Content-Length'])]
  // The name for TLS is that of the URL: the real one is dialled by --connect-to.
  const renamed = tls && (network.serverName ?? '') !== '' ? octets(network.serverName ?? '') : null
  const place = { ...plan, ...(renamed !== null && { host: renamed }), ...(isOdd && { resource: '/' }) }
  const connectTo = octets(network.connectTo ?? '')
  return [
    ['-i', '-N', plan.version === '1.0' ? '--http1.0' : '--http1.1', ...(/[[\]{}]/.test(plan.resource) && !isOdd ? ['-g'] : [])],
    [urlOf(place, tls ? 'https' : 'http')],
    ...methodWords(plan),
    ...(target !== null || isOdd ? [['--request-target', target ?? plan.resource]] : []),
    ...(!isOdd && /\/\.{1,2}(?:[/?]|$)/.test(plan.resource) ? [['--path-as-is']] : []),
    ...lines.flatMap((line) => headerWord(line) ?? []).map((word) => ['-H', word]),
    ...away.filter((name) => !has(name.toLowerCase())).map((name) => ['-H', `${name}:`]),
    ...(body === '' ? [] : [['--data-raw', body]]),
    ...(connectTo !== ''
      ? [['--connect-to', `::${connectTo}`]]
      : renamed !== null
        ? [['--connect-to', `::${plan.host}:${plan.port}`]]
        : []),
    ...proxyWords(plan),
    ...((network.socketPath ?? '') === '' ? [] : [['--unix-socket', octets(network.socketPath ?? '')]]),
    ...(network.family === undefined ? [] : [[network.family === 4 ? '-4' : '-6']]),
    ...(tls ? tlsWords(plan) : []),
    ...seconds('--connect-timeout', network.timeouts?.connect),
    ...seconds('--max-time', plan.draft.session?.closeAfterMs ?? undefined),
  ]
}

function methodWords({ method, body }: Plan): Marked[][] {
  if (method === 'HEAD') return [['-I']]
  return (method === 'GET' && body === '') || !isUsableMethod(method) ? [] : [['-X', octets(method)]]
}

const isUsableMethod = (method: string) => /^[^\s\p{Cc}]+$/u.test(method)

function tlsWords({ network }: Plan): Marked[][] {
  return [
    ...(network.alpn?.length === 0 ? [['--no-alpn']] : []),
    ...(network.verify === false ? [['-k']] : []),
    ...((network.ca ?? '') === '' ? [] : [['--cacert', 'ca.pem']]),
    ...((network.clientCert ?? '') === '' ? [] : [['--cert', 'client.pem', '--key', 'client-key.pem']]),
    ...(network.minTls === undefined ? [] : [[TLS_FLAG[network.minTls]]]),
    ...(network.maxTls === undefined ? [] : [['--tls-max', network.maxTls]]),
  ]
}

/** curl takes 1080 for the port of a proxy that names none; an HTTP proxy makes no tunnel for `http:` unless told. */
function proxyWords({ proxy }: Plan): Marked[][] {
  if (proxy === '') return []
  const scheme = /^([a-z0-9+.-]+):\/\//i.exec(proxy)?.[1]?.toLowerCase() ?? ''
  const bare = proxy.replace(/\/$/, '')
  const hasPort = /:\d+$/.test(bare.slice(bare.lastIndexOf('@') + 1).replace(/^[a-z0-9+.-]+:\/\//i, ''))
  const port = hasPort || scheme.startsWith('socks') ? '' : scheme === 'https' ? ':443' : ':80'
  return [['-x', `${bare}${port}`, ...(scheme.startsWith('http') ? ['-p'] : [])]]
}

function seconds(option: string, ms: number | undefined): Marked[][] {
  return ms === undefined ? [] : [[option, String(ms / 1000)]]
}

/** The value of `-H` for a line; null where curl cannot send it. A line without a value is asked for by a semicolon. */
function headerWord({ text }: PlannedLine): Marked | null {
  const colon = text.indexOf(':')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a word of a command holds no NUL, a line no line ending
  if (colon === -1 || text.startsWith('@') || /[\x00\r\n]/.test(text)) return null
  if (trimWhiteSpace(text.slice(colon + 1)) !== '') return text
  const name = text.slice(0, colon)
  return name.includes(';') || name === '' ? null : `${name};`
}

function notesOf(plan: Plan, words: readonly Marked[]): string[] {
  const { lines, network, tls } = plan
  const left = lines.filter((line) => headerWord(line) === null)
  const hosts = named(lines, 'host')
  const blank = lines.filter(({ text }) => /:[ \t]+$/.test(text))
  const when = (is: boolean, note: string) => (is ? [note] : [])
  const isHidden = words.some((word) => markedParts(word).some((part) => 'octets' in part && needsAnsiC(part.octets)))
  return [
    'curl opens no session: after a 101 it prints frames as the octets they are, until Ctrl+C. It does not check the answer',
    ...when(plan.freshKey, 'The key is the same at each run: curl draws none for http:'),
    ...when(left.length > 0, `curl cannot send ${quotedNames(left.map(({ text }) => shown(text, plan)))}: left out`),
    ...when(
      hosts.some((line) => line !== lines[0] || line.name !== 'Host') || hosts.length > 1,
      'curl writes one Host line, spelled so, before all others',
    ),
    ...when(
      named(lines, 'connection').some((line) => line !== lines.at(-1)),
      'Newer releases of curl write Connection after the other lines',
    ),
    ...when(blank.length > 0, 'Spaces behind the colon of a line without a value are lost'),
    ...when(!isUsableMethod(plan.method), `The method is ${JSON.stringify(shown(octets(plan.method), plan))}: curl says GET`),
    ...when(tls && network.serverName === '', 'curl always sends a server name (SNI) where the URL has one'),
    ...when(
      tls && (network.serverName ?? '') !== '',
      'The URL names the server name for TLS; --connect-to leads to the real host, and the Host line is the one of the request',
    ),
    ...when(words.includes('--cacert'), 'Save the certificate authority of the draft as ca.pem'),
    ...when(words.includes('--cert'), 'Save certificate and key of the draft as client.pem and client-key.pem'),
    ...when(isHidden, "$'…' is read by bash and zsh, not by every sh"),
    ...limitNotes(plan, 'curl', plan.version === '1.0' ? [...ABLE, 'version'] : ABLE),
  ]
}

const ABLE = [
  'method',
  'target',
  'body',
  'connectTo',
  'family',
  'serverName',
  'noAlpn',
  'verify',
  'ca',
  'clientCert',
  'tlsVersions',
  'httpProxy',
  'httpsProxy',
  'socksProxy',
  'socketPath',
] as const
