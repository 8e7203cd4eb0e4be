/** What `-x`, `--socks5`, `--socks5-hostname` and `-U` say, in the order they stand: the last of each counts, as in curl. */
export type ProxyOptions = { readonly proxy?: string; readonly scheme?: 'socks5' | 'socks5h'; readonly user?: string }

/** curl's port of a proxy that names none. */
const CURL_PORT = 1080

/**
 * The proxy of curl's options in the form of a draft's `network.proxy`, user and password percent-encoded. null where curl would use
 * none (an empty value), or one of a kind that is not spoken here: then `kind` names it.
 */
export function proxyOf({ proxy = '', scheme, user }: ProxyOptions): { readonly proxy: string | null; readonly kind?: string } {
  if (proxy === '') return { proxy: null }
  const [, typed, rest = ''] = /^(?:([a-z0-9+.-]+):\/\/)?(.*)$/is.exec(proxy) ?? []
  const kind = (scheme ?? typed ?? 'http').toLowerCase()
  if (!['http', 'https', 'socks5', 'socks5h'].includes(kind)) return { proxy: null, kind }
  const at = rest.lastIndexOf('@')
  const authority = rest.slice(at + 1).replace(/\/.*$/, '')
  const port = /:\d+$/.test(authority) || kind === 'https' ? '' : `:${CURL_PORT}`
  const own = at === -1 ? null : rest.slice(0, at)
  const userinfo = user === undefined ? own : encoded(user)
  return { proxy: `${kind}://${userinfo === null ? '' : `${userinfo}@`}${authority}${port}` }
}

function encoded(user: string): string {
  const colon = user.indexOf(':')
  const parts = colon === -1 ? [user] : [user.slice(0, colon), user.slice(colon + 1)]
  return parts.map(encodeURIComponent).join(':')
}
