import { urlParts } from '../handshake/target'

/** Whether a URL names a built-in practice endpoint, to which the rules about URLs do not apply. */
export function isPractice(url: string): boolean {
  return /^practice:/i.test(url.trim())
}

/** The parameters of a query as typed, nothing decoded. */
export function queryParams(url: string): { readonly name: string; readonly value: string }[] {
  const query = urlParts(url).path.split('?').slice(1).join('?')
  if (query === '') return []
  return query.split('&').map((pair) => {
    const equals = pair.indexOf('=')
    return equals === -1 ? { name: pair, value: '' } : { name: pair.slice(0, equals), value: pair.slice(equals + 1) }
  })
}

/** `host:port` in lower case with the port of the scheme left out, so that two spellings of one authority are equal. */
export function normalAuthority(authority: string, tls: boolean): string {
  const text = authority.trim().toLowerCase()
  return text.replace(tls ? /:443$/ : /:80$/, '')
}

/** `host[:port]` of a target that is a whole http or https address, user information left out; null for every other form. */
export function absoluteAuthority(target: string): string | null {
  const { scheme, host, port } = urlParts(target)
  if (scheme !== 'http' && scheme !== 'https') return null
  return port === null ? host : `${host}:${port}`
}

/** Whether octets sent to this host stay on this machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}
