import { parseIPv6 } from '../address/literal'
import { isDigits } from '../spec/grammar'
import type { Target } from './draft'
import { asciiHost } from './punycode'

export type TargetProblemCode =
  | 'url-empty'
  | 'url-has-control'
  | 'scheme-missing'
  | 'scheme-http'
  | 'scheme-unknown'
  | 'host-missing'
  | 'host-invalid'
  | 'host-not-ascii'
  | 'port-invalid'
/** `offer` is a URL that would do instead. */
export type TargetProblem = { readonly code: TargetProblemCode; readonly message: string; readonly offer?: string }
export type TargetResult = { readonly ok: true; readonly target: Target } | { readonly ok: false; readonly problem: TargetProblem }

/** The parts of a URL as typed; nothing is decoded, encoded or re-cased. */
export type UrlParts = {
  /** Lower case, without the colon; empty when there is none. */
  readonly scheme: string
  /** What stands before `@`, or null. */
  readonly userinfo: string | null
  readonly host: string
  /** Digits as typed, or null. */
  readonly port: string | null
  /** Path and query. */
  readonly path: string
  /** What follows `#`, or null. */
  readonly fragment: string | null
}

/** Cuts a URL into its parts (RFC 3986 §3), whatever they hold. */
export function urlParts(url: string): UrlParts {
  const hash = url.indexOf('#')
  const fragment = hash === -1 ? null : url.slice(hash + 1)
  const text = hash === -1 ? url : url.slice(0, hash)
  const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*):\/\//.exec(text)
  const after = scheme === null ? text : text.slice(scheme[0].length)
  const slash = after.search(/[/?]/)
  const authority = slash === -1 ? after : after.slice(0, slash)
  const at = authority.lastIndexOf('@')
  const hostPort = authority.slice(at + 1)
  const bracket = hostPort.startsWith('[') ? hostPort.indexOf(']') : -1
  const colon = hostPort.indexOf(':', Math.max(bracket, 0))
  return {
    scheme: scheme?.[1]?.toLowerCase() ?? '',
    userinfo: at === -1 ? null : authority.slice(0, at),
    host: colon === -1 ? hostPort : hostPort.slice(0, colon),
    port: colon === -1 ? null : hostPort.slice(colon + 1),
    path: slash === -1 ? '' : after.slice(slash),
    fragment,
  }
}

/**
 * Where a URL leads (RFC 6455 §3). Takes `ws`, `wss` and `practice:/path`; for `http` and `https` the problem offers the WebSocket
 * scheme. User information and a fragment never become part of the target: rules speak about them.
 */
export function parseTarget(typed: string): TargetResult {
  const url = typed.trim()
  if (url === '') return problem('url-empty', 'url is empty: expected ws:// or wss://')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is looked for
  if (/[\x00-\x1f\x7f]/.test(url)) return problem('url-has-control', 'url holds a control character: expected visible characters')
  if (/^practice:/i.test(url)) return { ok: true, target: practice(url.slice(9)) }

  const parts = urlParts(url)
  if (parts.scheme === '') return schemeMissing(url, parts)
  if (parts.scheme === 'http' || parts.scheme === 'https') {
    const offer = `ws${url.slice(4)}`
    return problem('scheme-http', `scheme is "${parts.scheme}": expected "${offer.slice(0, offer.indexOf(':'))}"`, offer)
  }
  if (parts.scheme !== 'ws' && parts.scheme !== 'wss')
    return problem('scheme-unknown', `scheme is "${parts.scheme}": expected "ws" or "wss"`)
  return fromParts(url, parts, parts.scheme)
}

function fromParts(url: string, parts: UrlParts, scheme: 'ws' | 'wss'): TargetResult {
  if (parts.host === '') return problem('host-missing', 'url has no host: expected a name or an address after "//"')
  const host = hostOf(parts.host)
  if (host === null) {
    if (/^[\x20-\x7e]*$/.test(parts.host)) return problem('host-invalid', `host is "${parts.host}": ${hostExpectation(parts.host)}`)
    const ascii = asciiHost(parts.host)
    // Only offered where it is what will be read: the host stands after the last "@" of the authority.
    return problem(
      'host-not-ascii',
      `host is "${parts.host}": expected its ASCII form "${ascii}"`,
      url.replace(parts.host, () => ascii),
    )
  }
  const standard = scheme === 'wss' ? 443 : 80
  const port = parts.port === null || parts.port === '' ? standard : portOf(parts.port)
  if (port === null) return problem('port-invalid', `port is "${parts.port}": expected a number from 1 to 65535`)
  const shown = host.includes(':') ? `[${host}]` : host
  return {
    ok: true,
    target: {
      scheme,
      tls: scheme === 'wss',
      host,
      port,
      resource: parts.path.startsWith('/') ? parts.path : `/${parts.path}`,
      authority: port === standard ? shown : `${shown}:${port}`,
    },
  }
}

/** A practice endpoint has its port only when it is dialled; `localhost` stands in its Host field. */
function practice(rest: string): Target {
  const path = `/${rest.replace(/^\/+/, '').replace(/#.*$/, '')}`
  return { scheme: 'practice', tls: false, host: 'localhost', port: 0, resource: path, authority: 'localhost' }
}

function schemeMissing(url: string, parts: UrlParts): TargetResult {
  // `mailto:x` and `data:…` have a scheme, and no host could make them a WebSocket URL.
  const other = /^([a-zA-Z][a-zA-Z0-9+.-]*):(?!\d)/.exec(url)
  if (other !== null && !other[1]?.includes('.')) return problem('scheme-unknown', `scheme is "${other[1]}": expected "ws" or "wss"`)
  if (parts.host === '' || hostOf(parts.host) === null)
    return problem('scheme-missing', `url is "${url}": expected ws:// or wss:// and a host`)
  const local = /^(?:localhost|127\.|\[::1\])/i.test(parts.host)
  const offer = `${local ? 'ws' : 'wss'}://${url}`
  return problem('scheme-missing', `url has no scheme: expected "${offer}"`, offer)
}

function hostOf(text: string): string | null {
  if (text.startsWith('[')) {
    const inner = text.endsWith(']') ? text.slice(1, -1) : ''
    return parseIPv6(inner) === null ? null : inner.toLowerCase()
  }
  return /^[a-zA-Z0-9_~.-]{1,255}$/.test(text) && !/^\.|\.\./.test(text) ? text.toLowerCase() : null
}

function hostExpectation(text: string): string {
  if (text.startsWith('[') && text.includes('%')) return 'expected an IPv6 address without a zone id'
  if (text.startsWith('[')) return 'expected an IPv6 address in brackets'
  return 'expected letters, digits, "-", "_" and "."'
}

function portOf(text: string): number | null {
  const port = isDigits(text) && text.length <= 6 ? Number(text) : 0
  return port >= 1 && port <= 65_535 ? port : null
}

function problem(code: TargetProblemCode, message: string, offer?: string): TargetResult {
  return { ok: false, problem: offer === undefined ? { code, message } : { code, message, offer } }
}
