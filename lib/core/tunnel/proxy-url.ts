import { utf8Encode } from '../bytes/utf8'
import { InputError } from '../errors/errors'
import { isControl } from '../spec/grammar'
import type { Credentials } from './tunnel'

export type ProxyScheme = 'http' | 'https' | 'socks5' | 'socks5h'
/** A proxy as the draft names it. `host` is a name or a literal address without brackets. */
export type ProxyAddress = {
  readonly scheme: ProxyScheme
  readonly host: string
  readonly port: number
  readonly credentials: Credentials | null
}

const PORTS: Readonly<Record<ProxyScheme, number>> = { http: 80, https: 443, socks5: 1080, socks5h: 1080 }
const EXPECTED = 'expected http://, https://, socks5:// or socks5h://'
const FORM = 'expected scheme://host:port or scheme://user:password@host:port'
/** A length in one octet (RFC 1929 §2). */
const MOST_SOCKS = 255

/**
 * Reads `scheme://[user[:password]@]host[:port]`; the user information is percent-decoded. Names are resolved here for `socks5`, by
 * the proxy for `socks5h`. Throws InputError at `request.network.proxy`, which repeats no user information.
 */
export function readProxy(text: string): ProxyAddress {
  const trimmed = text.trim()
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(trimmed)?.[1]?.toLowerCase()
  if (scheme === undefined) refuse(`proxy has no scheme: ${EXPECTED} before the host`)
  if (!isScheme(scheme)) refuse(`scheme of the proxy is "${scheme}": ${EXPECTED}`)
  const rest = trimmed.slice(scheme.length + 3).replace(/\/$/, '')
  const at = rest.lastIndexOf('@')
  const match = /^(?:\[([0-9a-f:.]+)\]|([^\s:/?#@[\]%]+))(?::(\d{1,5}))?$/i.exec(rest.slice(at + 1))
  const host = match?.[1] ?? match?.[2]
  if (host === undefined) refuse(`host and port of the proxy are ${JSON.stringify(rest.slice(at + 1))}: ${FORM}`)
  const port = match?.[3] === undefined ? PORTS[scheme] : Number(match[3])
  if (!(port >= 1 && port <= 65_535)) refuse(`port of the proxy is ${port}: expected 1 to 65535`)
  return { scheme, host, port, credentials: at === -1 ? null : credentials(rest.slice(0, at), scheme) }
}

function credentials(userinfo: string, scheme: ProxyScheme): Credentials | null {
  if (userinfo === '') return null
  const colon = userinfo.indexOf(':')
  const user = decoded(colon === -1 ? userinfo : userinfo.slice(0, colon))
  const password = colon === -1 ? '' : decoded(userinfo.slice(colon + 1))
  const lengths = [user, password].map((part) => utf8Encode(part).length)
  if (scheme === 'http' || scheme === 'https') {
    if (user.includes(':')) refuse('user of the proxy holds a colon: expected none, Basic credentials end the user there (RFC 7617 §2)')
    if ([...user, ...password].some((char) => isControl(char.charCodeAt(0))))
      refuse('user or password of the proxy holds a control character: expected none (RFC 7617 §2)')
  } else if (lengths.some((length) => length < 1 || length > MOST_SOCKS)) {
    refuse(`user and password of the proxy have ${lengths.join(' and ')} octets: expected 1 to ${MOST_SOCKS} each (RFC 1929 §2)`)
  }
  return { user, password }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return refuse('user information of the proxy is no percent-encoded UTF-8: expected "%25" for a percent sign')
  }
}

function isScheme(scheme: string): scheme is ProxyScheme {
  return Object.hasOwn(PORTS, scheme)
}

function refuse(message: string): never {
  throw new InputError('bad-proxy', message, [{ path: 'request.network.proxy', message }])
}
