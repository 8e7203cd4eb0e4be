import { base64Encode } from '../../bytes/base64'
import { utf8Encode } from '../../bytes/utf8'
import type { HeaderLine, NetworkDraft, RequestDraft } from '../../handshake/draft'
import { urlParts } from '../../handshake/target'
import { lowerAscii, trimWhiteSpace } from '../../spec/grammar'
import type { ImportNote, ImportProblem } from '../import-result'
import type { Word } from '../shell/word'
import { webSocketUrl } from '../web-url'
import type { Option, Transfer } from './command'
import { type ProxyOptions, proxyOf } from './proxy-option'

/** A header line and the option it came from; curl writes those of the other options before those of `-H`. */
export type TypedLine = {
  readonly line: string
  readonly from: 'header' | 'user' | 'user-agent' | 'referer' | 'cookie' | 'json' | 'oauth2-bearer'
}
export type TransferDraft = {
  readonly draft: RequestDraft
  readonly lines: readonly TypedLine[]
  /** Lower-case names that `-H 'Name:'` takes away from what curl would send. */
  readonly removed: ReadonlySet<string>
  readonly compressed: boolean
}
type Sink = {
  readonly note: (code: string, text: string) => void
  readonly problem: (message: string, at: { start: number; end: number }) => void
}

/** The draft of one transfer: header lines as typed and in the order of their options. null when its URL cannot be used. */
export function transferDraft(transfer: Transfer, url: Word, notes: ImportNote[], problems: ImportProblem[]): TransferDraft | null {
  const sink: Sink = {
    note: (code, text) => void notes.push({ code, text }),
    problem: (message, at) => void problems.push({ message, start: at.start, end: at.end }),
  }
  // What a browser copies escapes the characters that curl would read as a range of URLs.
  const read = webSocketUrl(url.text.replace(/\\([[\]{}])/g, '$1'), 'ws')
  if (read === null) {
    sink.problem(`The URL is "${url.text}": expected http://, https://, ws:// or wss://`, url)
    return null
  }
  for (const one of read.notes) notes.push(one)
  const state: State = { lines: [], removed: new Set(), data: [], proxy: {}, network: {}, isGet: false, compressed: false, url: read.url }
  for (const option of transfer.options) apply(option, state, sink)
  return { draft: finish(state, sink), lines: state.lines, removed: state.removed, compressed: state.compressed }
}

type State = {
  lines: TypedLine[]
  removed: Set<string>
  data: string[]
  proxy: ProxyOptions
  network: { -readonly [K in keyof NetworkDraft]: NetworkDraft[K] }
  isGet: boolean
  compressed: boolean
  url: string
  method?: string
  target?: string
  httpVersion?: string
  closeAfterMs?: number
}

type Handler = (option: Option, state: State, sink: Sink) => void

const lineOf =
  (from: TypedLine['from'], write: (value: string) => string): Handler =>
  ({ value }, state) => {
    state.lines.push({ line: write(value), from })
  }
const proxied =
  (scheme?: 'socks5' | 'socks5h'): Handler =>
  ({ value }, state) => {
    state.proxy = { ...state.proxy, proxy: value, scheme }
  }
const otherVersion: Handler = ({ written }, _state, sink) => {
  sink.note('http-version', `${written} is left out: the opening handshake is sent over HTTP/1.1`)
}
const redirects: Handler = ({ written }, _state, sink) => {
  sink.note('redirects-not-followed', `${written} is left out: a redirect is shown with where it leads, and followed when you say so`)
}
const minTls =
  (version: '1.0' | '1.1' | '1.2' | '1.3'): Handler =>
  (_option, state) => {
    state.network.minTls = version
  }

/** What each option does to a draft; an option that is not here has no counterpart. */
const HANDLERS: Readonly<Record<string, Handler>> = {
  header,
  request: ({ value }, state) => {
    state.method = value
  },
  head: (_option, state) => {
    state.method ??= 'HEAD'
  },
  'request-target': ({ value }, state) => {
    state.target = value
  },
  user: ({ value, written }, state, sink) => {
    if (!value.includes(':')) sink.note('password-missing', `${written} has no password: curl would ask for it`)
    const credentials = base64Encode(utf8Encode(value.includes(':') ? value : `${value}:`))
    state.lines.push({ line: `Authorization: Basic ${credentials}`, from: 'user' })
  },
  'oauth2-bearer': lineOf('oauth2-bearer', (value) => `Authorization: Bearer ${value}`),
  'user-agent': ({ value }, state) => {
    if (value === '') state.removed.add('user-agent')
    else state.lines.push({ line: `User-Agent: ${value}`, from: 'user-agent' })
  },
  referer: lineOf('referer', (value) => `Referer: ${value.replace(/;auto$/, '')}`),
  cookie: (option, state, sink) => {
    const { value, written } = option
    if (value.includes('=')) state.lines.push({ line: `Cookie: ${value}`, from: 'cookie' })
    else
      sink.problem(`${written} names the file "${value}": files of another machine cannot be read, give the cookies as name=value`, option)
  },
  data,
  'data-ascii': data,
  'data-binary': data,
  'data-raw': ({ value }, state) => {
    state.data.push(value)
  },
  'data-urlencode': urlEncoded,
  json: (option, state, sink) => {
    data(option, state, sink)
    state.lines.push({ line: 'Content-Type: application/json', from: 'json' }, { line: 'Accept: application/json', from: 'json' })
  },
  get: (_option, state) => {
    state.isGet = true
  },
  compressed: (_option, state) => {
    state.compressed = true
  },
  proxytunnel: () => undefined,
  'http1.0': (_option, state) => {
    state.httpVersion = '1.0'
  },
  'http0.9': otherVersion,
  http2: otherVersion,
  'http2-prior-knowledge': otherVersion,
  http3: otherVersion,
  'http3-only': otherVersion,
  'max-time': (option, state, sink) => {
    state.closeAfterMs = milliseconds(option, sink) ?? state.closeAfterMs
  },
  form,
  'url-query': (option, state, sink) => {
    const { value, written } = option
    if (/^[^=]*@/.test(value)) {
      sink.problem(`${written} names the file "${value.slice(value.indexOf('@') + 1)}": give its text`, option)
      return
    }
    state.url += `${state.url.includes('?') ? '&' : '?'}${value.replace(/^\+/, '')}`
  },
  insecure: (_option, state) => {
    state.network.verify = false
  },
  resolve: reroute,
  'connect-to': reroute,
  proxy: proxied(),
  socks5: proxied('socks5'),
  'socks5-hostname': proxied('socks5h'),
  'proxy-user': ({ value }, state) => {
    state.proxy = { ...state.proxy, user: value }
  },
  'unix-socket': ({ value, written }, state, sink) => {
    state.network.socketPath = value
    sink.note('unix-socket', `${written} asks for a Unix socket: the owner of this installation must have listed its path`)
  },
  ipv4: (_option, state) => {
    state.network.family = 4
  },
  ipv6: (_option, state) => {
    state.network.family = 6
  },
  'connect-timeout': (option, state, sink) => {
    const connect = milliseconds(option, sink)
    if (connect !== undefined) state.network.timeouts = { ...state.network.timeouts, connect }
  },
  location: redirects,
  'location-trusted': redirects,
  'max-redirs': redirects,
  'tls-max': ({ value }, state) => {
    if (value === '1.0' || value === '1.1' || value === '1.2' || value === '1.3') state.network.maxTls = value
  },
  tlsv1: minTls('1.0'),
  'tlsv1.0': minTls('1.0'),
  'tlsv1.1': minTls('1.1'),
  'tlsv1.2': minTls('1.2'),
  'tlsv1.3': minTls('1.3'),
}

function apply(option: Option, state: State, sink: Sink): void {
  const handler = Object.hasOwn(HANDLERS, option.name) ? HANDLERS[option.name] : undefined
  if (handler === undefined) sink.note('option-ignored', `${option.written} is left out: it has no counterpart here`)
  else handler(option, state, sink)
}

function header(option: Option, state: State, sink: Sink): void {
  const { value, written } = option
  const colon = value.indexOf(':')
  const name = trimWhiteSpace(value.slice(0, Math.max(colon, 0)))
  // `Name;` is a line with an empty value; anything else without a colon is not sent.
  const empty = /^([^;]+);[ \t]*$/.exec(value)?.[1]
  if (value.startsWith('@')) sink.problem(`${written} names the file "${value.slice(1)}": give its lines one by one`, option)
  else if (colon === -1 && empty !== undefined) state.lines.push({ line: `${empty}:`, from: 'header' })
  else if (colon === -1) sink.note('header-not-sent', `curl does not send "${value}": it has no colon`)
  else if (trimWhiteSpace(value.slice(colon + 1)) !== '') state.lines.push({ line: value, from: 'header' })
  else {
    state.removed.add(lowerAscii(name))
    sink.note('header-removed', `${written} "${value}" keeps curl from sending ${name}; it is no line of its own`)
  }
}

function data(option: Option, state: State, sink: Sink): void {
  const { value, written } = option
  if (!value.startsWith('@')) state.data.push(value)
  else sink.problem(`${written} names the file "${value.slice(1)}": files of another machine cannot be read, give its text`, option)
}

function form(option: Option, _state: State, sink: Sink): void {
  const { value, written } = option
  const file = /^[^=]*=[@<]([^;,]*)/.exec(value)?.[1]
  if (file === undefined) sink.note('option-ignored', `${written} is left out: an opening handshake has no form`)
  else
    sink.problem(
      `${written} names the file "${file}": files of another machine cannot be read, and an opening handshake has no form`,
      option,
    )
}

function urlEncoded(option: Option, state: State, sink: Sink): void {
  const { value, written } = option
  const equals = value.indexOf('=')
  const name = equals > 0 ? value.slice(0, equals) : ''
  const encoded = [...utf8Encode(value.slice(equals + 1))]
    .map((octet) => (/[A-Za-z0-9_.~-]/.test(String.fromCharCode(octet)) ? String.fromCharCode(octet) : `%${hex(octet)}`))
    .join('')
  if (equals === -1 && value.includes('@')) sink.problem(`${written} "${value}" names a file: give its text`, option)
  else state.data.push(name === '' ? encoded : `${name}=${encoded}`)
}

/** `--resolve HOST:PORT:ADDRESS` and `--connect-to HOST1:PORT1:HOST2:PORT2`, where they speak about this URL. */
function reroute(option: Option, state: State, sink: Sink): void {
  const fields = splitColons(option.value.replace(/^\+/, ''))
  const { host, port, scheme } = urlParts(state.url)
  const actual = port ?? (scheme === 'wss' ? '443' : '80')
  const [forHost = '', forPort = '', to = '', toPort = ''] = fields
  const speaksOfUrl =
    (forHost === '' || forHost === '*' || lowerAscii(forHost) === lowerAscii(host)) &&
    (forPort === '' || forPort === '*' || forPort === actual)
  const address = option.name === 'resolve' ? (to.split(',')[0] ?? '') : to === '' ? host : to
  const bare = address.includes(':') && !address.startsWith('[') ? `[${address}]` : address
  if (fields.length < 3) sink.problem(`${option.written} is "${option.value}": expected HOST:PORT:ADDRESS`, option)
  else if (!speaksOfUrl) sink.note('option-ignored', `${option.written} "${option.value}" is left out: it speaks of another host or port`)
  else state.network.connectTo = `${bare}:${option.name === 'resolve' || toPort === '' ? actual : toPort}`
}

/** Cuts at colons outside brackets. An unbracketed IPv6 address at the end of `--resolve` stays whole. */
function splitColons(text: string): string[] {
  const fields: string[] = []
  let field = ''
  let inside = false
  for (const char of text) {
    if (char === '[') inside = true
    if (char === ']') inside = false
    if (char === ':' && !inside) {
      fields.push(field)
      field = ''
    } else field += char
  }
  fields.push(field)
  return fields.length > 4 ? [...fields.slice(0, 2), fields.slice(2).join(':')] : fields
}

function finish(state: State, sink: Sink): RequestDraft {
  const content = state.data.length > 0 ? state.data.join('&') : null
  let { url, method } = state
  if (content !== null && state.isGet) url += `${url.includes('?') ? '&' : '?'}${content}`
  else if (content !== null) {
    method ??= 'POST'
    sink.note(
      'body',
      `The data became the body; an opening handshake is a GET without one (RFC 6455 §4.1), curl would send ${method} with Content-Length`,
    )
  }
  const { proxy, kind } = proxyOf(state.proxy)
  if (proxy !== null) state.network.proxy = proxy
  // Its value is not repeated: it may hold a password.
  if (kind !== undefined)
    sink.note('proxy-left-out', `The proxy is of the kind ${kind}: expected http, https, socks5 or socks5h, so it is left out`)
  return {
    url,
    headers: state.lines.map(({ line }): HeaderLine => ({ line })),
    ...(method !== undefined && method !== 'GET' && { method }),
    ...(state.target !== undefined && { target: state.target }),
    ...(state.httpVersion !== undefined && { httpVersion: state.httpVersion }),
    ...(content !== null && !state.isGet && { body: content }),
    ...(Object.keys(state.network).length > 0 && { network: state.network }),
    ...(state.closeAfterMs !== undefined && { session: { closeAfterMs: state.closeAfterMs } }),
  }
}

function milliseconds(option: Option, sink: Sink): number | undefined {
  if (/^\d{1,6}(?:\.\d{1,6})?$/.test(option.value)) return Math.min(3_600_000, Math.round(Number(option.value) * 1000))
  sink.problem(`${option.written} is "${option.value}": expected a number of seconds`, option)
  return undefined
}

function hex(octet: number): string {
  return octet.toString(16).toUpperCase().padStart(2, '0')
}
