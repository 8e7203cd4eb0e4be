import { latin1Decode } from '../bytes/latin1'
import { utf8DecodeLossy } from '../bytes/utf8'

/** More of an answer than this is not read. */
export const LONGEST_BANNER = 16_384
const MOST_LINES = 64

/** What the TCP agent listener says of itself to `GET /` (Jenkins TcpSlaveAgentListener, since 2.17). */
export type Banner = {
  readonly kind: 'banner'
  readonly statusLine: string
  /** As listed, in order. */
  readonly protocols: readonly string[]
  readonly version: string | null
  /** Changes with each start of the controller. */
  readonly session: string | null
  /** The address the controller sees us come from. */
  readonly client: string | null
  /** The address of the controller that the connection arrived at. */
  readonly server: string | null
  /** Since 2.104. */
  readonly remotingMinimumVersion: string | null
  /** The head has `X-Content-Type-Options: nosniff`, since 2.417. */
  readonly nosniff: boolean
  readonly lineEnding: 'crlf' | 'lf'
  /** Every line of the body as it stands. */
  readonly lines: readonly (readonly [name: string, value: string])[]
}

/** An answer of HTTP that is not the listener's own, with what names its sender. */
export type OtherHttp = {
  readonly kind: 'http'
  readonly statusLine: string
  readonly status: number | null
  /** The listener's own 404 for any path but `/`; its line ending tells the version. */
  readonly listenerNotFound: 'crlf' | 'lf' | null
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly body: string
}

/** The request of the probe: ten octets are read before the listener decides, and the rest is read to the blank line. */
export function bannerRequest(host: string): string {
  return `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`
}

/** Reads an answer to `GET`; null when it does not begin as HTTP. Takes any line ending; what is over the bound is not looked at. */
export function readBanner(bytes: Uint8Array): Banner | OtherHttp | null {
  const octets = bytes.subarray(0, LONGEST_BANNER)
  if (!latin1Decode(octets, 0, 5).startsWith('HTTP/')) return null
  const text = utf8DecodeLossy(octets)
  const lineEnding = text.slice(0, text.indexOf('\n')).endsWith('\r') ? 'crlf' : 'lf'
  const all = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line))
  const blank = all.indexOf('')
  const head = blank === -1 ? all : all.slice(0, blank)
  const body = blank === -1 ? [] : all.slice(blank + 1)
  const statusLine = head[0] ?? ''
  const fields = pairs(head.slice(1))
  const lines = pairs(body)
  const status = /^HTTP\/\d\.\d (\d{3})(?: |$)/.exec(statusLine)?.[1]
  const value = (name: string) => lines.find(([key]) => key === name)?.[1] ?? null
  const protocols = value('Jenkins-Agent-Protocols')
  if (protocols === null) {
    const own = statusLine === 'HTTP/1.0 404 Not Found' && body.join('').trim() === 'Not Found' && fields.length <= 2
    return {
      kind: 'http',
      statusLine,
      status: status === undefined ? null : Number(status),
      listenerNotFound: own ? lineEnding : null,
      fields,
      body: body.join('\n'),
    }
  }
  return {
    kind: 'banner',
    statusLine,
    protocols: protocols
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
      .slice(0, MOST_LINES),
    version: value('Jenkins-Version'),
    session: value('Jenkins-Session'),
    client: value('Client'),
    server: value('Server'),
    remotingMinimumVersion: value('Remoting-Minimum-Version'),
    nosniff: fields.some(([name, given]) => name.toLowerCase() === 'x-content-type-options' && given === 'nosniff'),
    lineEnding,
    lines,
  }
}

function pairs(lines: readonly string[]): (readonly [string, string])[] {
  return lines
    .slice(0, MOST_LINES)
    .map((line) => [line, line.indexOf(':')] as const)
    .filter(([, colon]) => colon > 0)
    .map(([line, colon]) => [line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const)
}
