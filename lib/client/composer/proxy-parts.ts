/** A proxy's URL in the parts it is edited in; user and password as they are, without percent signs. */
export type ProxyParts = { readonly address: string; readonly user: string; readonly password: string }

/** Takes a proxy's URL apart; what has no credentials is all address. */
export function proxyParts(proxy: string): ProxyParts {
  const read = /^([a-z][a-z0-9+.-]*:\/\/)(.*)@([^@]*)$/i.exec(proxy)
  if (read === null) return { address: proxy, user: '', password: '' }
  const [, scheme = '', credentials = '', rest = ''] = read
  const colon = credentials.replace(PLACEHOLDER, (found) => '_'.repeat(found.length)).indexOf(':')
  const [user, password] = colon === -1 ? [credentials, ''] : [credentials.slice(0, colon), credentials.slice(colon + 1)]
  return { address: scheme + rest, user: decoded(user), password: decoded(password) }
}

/** The URL of these parts. Without a scheme there is no place for credentials: then they are left out. */
export function proxyOf({ address, user, password }: ProxyParts): string {
  if (user === '' && password === '') return address
  const credentials = encoded(user) + (password === '' ? '' : `:${encoded(password)}`)
  return address.replace(/^([a-z][a-z0-9+.-]*:\/\/)/i, `$1${credentials.replaceAll('$', '$$$$')}@`)
}

const PLACEHOLDER = /\{\{[^{}]*\}\}/g

/** Percent signs for what would end the credentials; placeholders are filled in later and stay. */
function encoded(text: string): string {
  return text
    .split(/(\{\{[^{}]*\}\})/)
    .map((piece, index) => (index % 2 === 1 ? piece : piece.replace(/[%:@/?#\s]/g, encodeURIComponent)))
    .join('')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
