import 'server-only'

/** Under which names and ports this server answers; the part of the configuration that the request guard needs. */
export type Site = {
  readonly port: number
  readonly host: string
  readonly publicUrl: string | null
}

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'] as const
/** An address written out. No name leads there, so no name can be pointed at us that way. */
const LITERAL = /^(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:.]+\]):\d+$/

const WILDCARDS: ReadonlySet<string> = new Set(['0.0.0.0', '::', '[::]', ''])

const bracketed = (host: string): string => (host.includes(':') && !host.startsWith('[') ? `[${host}]` : host)

/** The `host:port` pairs a Host field may name, lower case, default ports written out. */
export function ownAuthorities(site: Site, tls: boolean): ReadonlySet<string> {
  const url = site.publicUrl === null ? null : new URL(site.publicUrl)
  const names = new Set<string>(LOOPBACK_NAMES)
  if (!WILDCARDS.has(site.host)) names.add(bracketed(site.host.toLowerCase()))
  if (url !== null) names.add(url.hostname)
  const ports = new Set([site.port])
  if (url !== null) ports.add(url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port))
  if (tls) ports.add(443)
  return new Set([...names].flatMap((name) => [...ports].map((port) => `${name}:${port}`)))
}

/** Whether a server that listens at every address, under no name of its own, answers for this authority because it is an address written out. */
export const isOwnLiteral = ({ host, publicUrl }: Site, authority: string): boolean =>
  publicUrl === null && WILDCARDS.has(host) && LITERAL.test(authority)

/** Reads a Host field as `name:port`, lower case; null when it is no host. A field without a port means 80, or 443 over TLS. */
export function authorityOf(field: string, tls: boolean): string | null {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?$/.exec(field.trim().toLowerCase())
  if (match === null || match[1] === undefined) return null
  return `${match[1].replace(/\.$/, '')}:${match[2] === undefined ? (tls ? 443 : 80) : Number(match[2])}`
}
