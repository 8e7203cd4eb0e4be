import { base64Encode } from '../../bytes/base64'
import { utf8Encode } from '../../bytes/utf8'
import type { HeaderLine, NetworkDraft, RequestDraft } from '../../handshake/draft'
import { urlParts } from '../../handshake/target'
import { isDigits, lowerAscii, trimWhiteSpace } from '../../spec/grammar'
import type { ImportNote, ImportProblem } from '../import-result'
import { webSocketUrl } from '../web-url'
import type { Option, Transfer } from './command'
import type { Word } from './word'

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
  const read = webSocketUrl(url.text, 'ws')
  if (read === null) {
    sink.problem(`The URL is "${url.text}": expected http://, https://, ws:// or wss://`, url)
    return null
  }
  for (const one of read.notes) notes.push(one)
  const state: State = { lines: [], removed: new Set(), data: [], network: {}, isGet: false, compressed: false, url: read.url }
  for (const option of transfer.options) apply(option, state, sink)
  return { draft: finish(state, sink), lines: state.lines, removed: state.removed, compressed: state.compressed }
}

type State = {
  lines: TypedLine[]
  removed: Set<string>
  data: string[]
  network: { -readonly [K in keyof NetworkDraft]: NetworkDraft[K] }
  isGet: boolean
  compressed: boolean
  url: string
  method?: string
  target?: string
  httpVersion?: string
  closeAfterMs?: number
}

function apply(option: Option, state: State, sink: Sink): void {
  const { name, value, written } = option
  const add = (from: TypedLine['from'], line: string) => void state.lines.push({ line, from })
  switch (name) {
    case 'header':
      return header(option, state, sink)
    case 'request':
      state.method = value
      return
    case 'head':
      state.method ??= 'HEAD'
      return
    case 'request-target':
      state.target = value
      return
    case 'user':
      if (!value.includes(':')) sink.note('password-missing', `${written} has no password: curl would ask for it`)
      return add('user', `Authorization: Basic ${base64Encode(utf8Encode(value.includes(':') ? value : `${value}:`))}`)
    case 'oauth2-bearer':
      return add('oauth2-bearer', `Authorization: Bearer ${value}`)
    case 'user-agent':
      if (value === '') state.removed.add('user-agent')
      else add('user-agent', `User-Agent: ${value}`)
      return
    case 'referer':
      return add('referer', `Referer: ${value.replace(/;auto$/, '')}`)
    case 'cookie':
      if (value.includes('=')) return add('cookie', `Cookie: ${value}`)
      return sink.problem(
        `${written} names the file "${value}": files of another machine cannot be read, give the cookies as name=value`,
        option,
      )
    case 'data':
    case 'data-ascii':
    case 'data-binary':
      if (value.startsWith('@'))
        return sink.problem(`${written} names the file "${value.slice(1)}": files of another machine cannot be read, give its text`, option)
      state.data.push(value)
      return
    case 'data-raw':
      state.data.push(value)
      return
    case 'data-urlencode':
      return urlEncoded(option, state, sink)
    case 'json':
      if (value.startsWith('@')) return sink.problem(`${written} names the file "${value.slice(1)}": give its text`, option)
      state.data.push(value)
      add('json', 'Content-Type: application/json')
      return add('json', 'Accept: application/json')
    case 'get':
      state.isGet = true
      return
    case 'compressed':
      state.compressed = true
      return
    case 'http1.0':
      state.httpVersion = '1.0'
      return
    case 'http0.9':
    case 'http2':
    case 'http2-prior-knowledge':
    case 'http3':
    case 'http3-only':
      return sink.note('http-version', `${written} is left out: the opening handshake is sent over HTTP/1.1`)
    case 'max-time':
      return seconds(option, sink, (ms) => {
        state.closeAfterMs = ms
      })
    case 'url-query':
      state.url += `${state.url.includes('?') ? '&' : '?'}${value.replace(/^\+/, '')}`
      return
    default:
      return network(option, state, sink)
  }
}

function header(option: Option, state: State, sink: Sink): void {
  const { value, written } = option
  if (value.startsWith('@')) return sink.problem(`${written} names the file "${value.slice(1)}": give its lines one by one`, option)
  const colon = value.indexOf(':')
  if (colon === -1) {
    // `Name;` is a line with an empty value; anything else without a colon is not sent.
    const name = /^([^;]+);[ \t]*$/.exec(value)?.[1]
    if (name !== undefined) state.lines.push({ line: `${name}:`, from: 'header' })
    else sink.note('header-not-sent', `curl does not send "${value}": it has no colon`)
    return
  }
  if (trimWhiteSpace(value.slice(colon + 1)) !== '') {
    state.lines.push({ line: value, from: 'header' })
    return
  }
  const name = trimWhiteSpace(value.slice(0, colon))
  state.removed.add(lowerAscii(name))
  sink.note('header-removed', `${written} "${value}" keeps curl from sending ${name}; it is no line of its own`)
}

function urlEncoded(option: Option, state: State, sink: Sink): void {
  const { value, written } = option
  const equals = value.indexOf('=')
  if (equals === -1 && value.includes('@')) return sink.problem(`${written} "${value}" names a file: give its text`, option)
  const name = equals > 0 ? value.slice(0, equals) : ''
  const encoded = [...utf8Encode(value.slice(equals + 1))]
    .map((octet) => (/[A-Za-z0-9_.~-]/.test(String.fromCharCode(octet)) ? String.fromCharCode(octet) : `%${hex(octet)}`))
    .join('')
  state.data.push(name === '' ? encoded : `${name}=${encoded}`)
}

function network(option: Option, state: State, sink: Sink): void {
  const { name, value, written } = option
  const proxy = (scheme: string) => {
    state.network.proxy = value.includes('://') ? value : `${scheme}://${value}`
  }
  switch (name) {
    case 'insecure':
      state.network.verify = false
      return
    case 'resolve':
    case 'connect-to':
      return reroute(option, state, sink)
    case 'proxy':
      return proxy('http')
    case 'socks5':
    case 'socks5-hostname':
      return proxy('socks5')
    case 'proxy-user':
      if (state.network.proxy === undefined)
        return sink.note('option-ignored', `${written} is left out: it stands before the proxy it is for`)
      state.network.proxy = state.network.proxy.replace('://', `://${value}@`)
      return
    case 'unix-socket':
      state.network.socketPath = value
      return
    case 'ipv4':
      state.network.family = 4
      return
    case 'ipv6':
      state.network.family = 6
      return
    case 'connect-timeout':
      return seconds(option, sink, (ms) => {
        state.network.timeouts = { ...state.network.timeouts, connect: ms }
      })
    case 'location':
    case 'location-trusted':
      state.network.maxRedirects ??= 10
      return
    case 'max-redirs':
      state.network.maxRedirects = isDigits(value) ? Math.min(20, Number(value)) : 20
      return
    case 'tls-max':
      if (isTls(value)) state.network.maxTls = value
      return
    default: {
      const version = /^tlsv(1(?:\.\d)?)$/.exec(name)?.[1]
      const exact = version === '1' ? '1.0' : (version ?? '')
      if (isTls(exact)) state.network.minTls = exact
      else sink.note('option-ignored', `${written} is left out: it has no counterpart here`)
    }
  }
}

/** `--resolve HOST:PORT:ADDRESS` and `--connect-to HOST1:PORT1:HOST2:PORT2`, where they speak about this URL. */
function reroute(option: Option, state: State, sink: Sink): void {
  const fields = splitColons(option.value.replace(/^\+/, ''))
  const { host, port, scheme } = urlParts(state.url)
  const actual = port ?? (scheme === 'wss' ? '443' : '80')
  const [forHost = '', forPort = '', to = '', toPort = ''] = fields
  if (fields.length < 3) return sink.problem(`${option.written} is "${option.value}": expected HOST:PORT:ADDRESS`, option)
  const speaksOfUrl =
    (forHost === '' || forHost === '*' || lowerAscii(forHost) === lowerAscii(host)) &&
    (forPort === '' || forPort === '*' || forPort === actual)
  if (!speaksOfUrl) return sink.note('option-ignored', `${option.written} "${option.value}" is left out: it speaks of another host or port`)
  const address = option.name === 'resolve' ? (to.split(',')[0] ?? '') : to === '' ? host : to
  const bare = address.includes(':') && !address.startsWith('[') ? `[${address}]` : address
  state.network.connectTo = `${bare}:${option.name === 'resolve' || toPort === '' ? actual : toPort}`
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
  const data = state.data.length > 0 ? state.data.join('&') : null
  let { url, method } = state
  if (data !== null && state.isGet) url += `${url.includes('?') ? '&' : '?'}${data}`
  else if (data !== null) {
    method ??= 'POST'
    sink.note(
      'body',
      `The data became the body; an opening handshake is a GET without one (RFC 6455 §4.1), curl would send ${method} with Content-Length`,
    )
  }
  return {
    url,
    headers: state.lines.map(({ line }): HeaderLine => ({ line })),
    ...(method !== undefined && method !== 'GET' && { method }),
    ...(state.target !== undefined && { target: state.target }),
    ...(state.httpVersion !== undefined && { httpVersion: state.httpVersion }),
    ...(data !== null && !state.isGet && { body: data }),
    ...(Object.keys(state.network).length > 0 && { network: state.network }),
    ...(state.closeAfterMs !== undefined && { session: { closeAfterMs: state.closeAfterMs } }),
  }
}

function seconds(option: Option, sink: Sink, set: (milliseconds: number) => void): void {
  if (!/^\d{1,6}(?:\.\d{1,6})?$/.test(option.value))
    return sink.problem(`${option.written} is "${option.value}": expected a number of seconds`, option)
  set(Math.min(3_600_000, Math.round(Number(option.value) * 1000)))
}

function isTls(version: string): version is '1.0' | '1.1' | '1.2' | '1.3' {
  return version === '1.0' || version === '1.1' || version === '1.2' || version === '1.3'
}

function hex(octet: number): string {
  return octet.toString(16).toUpperCase().padStart(2, '0')
}
