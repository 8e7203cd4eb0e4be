import { latin1Decode, latin1Encode } from '../../bytes/latin1'
import { utf8Decode, utf8Encode } from '../../bytes/utf8'
import { lowerAscii } from '../../spec/grammar'
import { givenLines, libraryNotes } from './library-lines'
import { type Limit, limitNotes } from './limits'
import { type Marked, markedParts } from './marked'
import { type Plan, type PlannedLine, urlOf } from './plan'
import { needsAnsiC, shellWord } from './shell-word'
import { named, quotedNames, shown, toSet, type Written } from './writer'

/**
 * A command for websocat 1.14 (its --help=long and src/ws_client_peer.rs). Another address than that of the URL is dialled by the
 * overlays `ws-c:` and `tls-c:`.
 */
export function writeWebsocat(plan: Plan): Written {
  const { network, tls, variables } = plan
  const dialled = dialledBy(plan)
  const url = urlOf(plan, tls ? 'wss' : 'ws')
  const lines = givenLines(plan).filter((line) => lowerAscii(line.name) !== 'host' && isText(line.value))
  const version = named(plan.lines, 'sec-websocket-version')[0]?.value
  const socks = socksOf(plan)
  // `-H` eats the words behind it: with `=` it does not.
  const options: Marked[] = [
    ...lines.map(optionOf),
    ...(version !== undefined && version !== '13' ? [`--websocket-version=${version}`] : []),
    ...(tls && network.verify === false ? ['-k'] : []),
    ...(socks === null ? [] : [`--socks5=${socks.address}`, ...(socks.user === '' ? [] : [`--socks5-user-pass=${socks.user}`])]),
    ...(dialled === null ? [] : [`--ws-c-uri=${url}`]),
    ...(dialled !== null && tls ? [`--tls-domain=${octets(network.serverName ?? '') || plan.host}`] : []),
  ]
  const places: Marked[] = dialled === null ? [url] : ['-', `ws-c:${tls ? 'tls-c:' : ''}${dialled}`]
  const write = (word: Marked) => {
    const option = /^(--?[A-Za-z0-9-]+=)([\s\S]*)$/.exec(word)
    if (option !== null) return `${option[1]}${shellWord(option[2] ?? '', variables)}`
    return /^-[a-z]?$/.test(word) ? word : shellWord(word, variables)
  }
  const setting = toSet(plan)
  const before = tls && (network.ca ?? '') !== '' ? 'SSL_CERT_FILE=ca.pem ' : ''
  const words = [...options.map(write), places.map(write).join(' ')]
  const text = `${setting === null ? '' : `# Set first: ${setting}\n`}${before}websocat -t \\
  ${words.join(' \\\n  ')}\n`
  return { text, notes: notesOf(plan, [...options, ...places]) }
}

const octets = (text: string): Marked => latin1Decode(utf8Encode(text))
const isText = (value: Marked) => markedParts(value).every((part) => 'variable' in part || utf8Decode(latin1Encode(part.octets)) !== null)

function optionOf({ name, value }: PlannedLine): Marked {
  if (name === 'Origin') return `--origin=${value}`
  return name === 'Sec-WebSocket-Protocol' ? `--protocol=${value}` : `-H=${name}: ${value}`
}

/** The specifier of another address or a Unix socket, null where the URL's host is dialled. */
function dialledBy({ network, tls, host, port }: Plan): Marked | null {
  if ((network.socketPath ?? '') !== '') return `unix:${octets(network.socketPath ?? '')}`
  if ((network.connectTo ?? '') !== '') return `tcp:${octets(network.connectTo ?? '')}`
  return tls && (network.serverName ?? '') !== '' ? `tcp:${host}:${port === '' ? '443' : port}` : null
}

/** websocat takes an address for a SOCKS5 proxy, no name. */
function socksOf({ proxy }: Plan): { readonly address: Marked; readonly user: Marked } | null {
  const match = /^socks5h?:\/\/(?:(.*)@)?(\[[0-9a-f:.]+\]|\d+\.\d+\.\d+\.\d+)(:\d+)?\/?$/i.exec(proxy)
  return match === null ? null : { address: `${match[2]}${match[3] ?? ':1080'}`, user: match[1] ?? '' }
}

function notesOf(plan: Plan, words: readonly Marked[]): string[] {
  const { lines, network, tls } = plan
  const when = (is: boolean, note: string) => (is ? [note] : [])
  const host = named(lines, 'host')
  const authority = `${plan.host}${plan.port === '' ? '' : `:${plan.port}`}`
  const unread = givenLines(plan).filter(({ value }) => !isText(value))
  const dialled = dialledBy(plan) !== null
  const able: Limit[] = [
    'verify',
    'ca',
    'connectTo',
    'socketPath',
    'serverName',
    ...(socksOf(plan) === null ? [] : (['socksProxy'] as const)),
  ]
  return [
    'websocat writes Host, Connection, Upgrade and the key itself, behind the other lines',
    ...when(
      host.length !== 1 || host[0]?.value !== authority,
      `websocat writes Host from the URL: ${host.length === 0 ? 'it cannot be left out' : `${quotedNames(host.map(({ text }) => shown(text, plan)))} cannot be kept`}`,
    ),
    ...when(unread.length > 0, `websocat takes UTF-8 only: ${quotedNames(unread.map(({ name }) => name))} left out`),
    ...when(
      named(lines, 'sec-websocket-extensions').length > 0,
      'websocat knows no extension: where the server agrees to one, its messages cannot be read',
    ),
    ...when(
      dialled && (network.connectTo ?? '') !== '' && !/^(?:[\d.]+|\[.*\]):\d+$/.test(network.connectTo ?? ''),
      'Older releases of websocat want an address, no name, behind tcp:',
    ),
    ...when(dialled && socksOf(plan) !== null, 'A SOCKS proxy and another address do not go together in websocat'),
    ...when(
      tls && (network.ca ?? '') !== '',
      'Save the certificate authority of the draft as ca.pem; SSL_CERT_FILE counts where websocat uses OpenSSL',
    ),
    ...when(
      tls && (network.clientCert ?? '') !== '',
      'websocat takes a client certificate as PKCS #12: --client-pkcs12-der and --client-pkcs12-passwd',
    ),
    ...when(
      words.some((word) => markedParts(word).some((part) => 'octets' in part && needsAnsiC(part.octets))),
      "$'…' is read by bash and zsh, not by every sh",
    ),
    ...libraryNotes(plan, 'websocat', ['sec-websocket-version']),
    ...limitNotes(plan, 'websocat', [...able, 'clientCert']),
  ]
}
