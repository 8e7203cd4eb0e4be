/** A URI reference in its five parts (RFC 3986 §4.1, appendix B); what is absent is undefined. */
type Reference = {
  readonly scheme?: string
  readonly authority?: string
  readonly path: string
  readonly query?: string
}

const PARTS = /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?/

/**
 * Where a reference leads from `base`, an absolute URL (RFC 3986 §5.2); a fragment is left out. Nothing is decoded; what may not stand
 * in a URL is percent-encoded as octets (§2.1), and braces too, so that no server can name a placeholder of ours.
 */
export function resolveReference(reference: string, base: string): string {
  const to = cut(encodeForeign(reference.trim()))
  const from = cut(base)
  if (to.scheme !== undefined) return joined({ ...to, path: withoutDots(to.path) })
  if (to.authority !== undefined) return joined({ ...to, scheme: from.scheme, path: withoutDots(to.path) })
  if (to.path === '') return joined({ ...from, query: to.query ?? from.query })
  const path = to.path.startsWith('/') ? to.path : merged(from, to.path)
  return joined({ ...from, path: withoutDots(path), query: to.query })
}

function cut(text: string): Reference {
  const [, scheme, authority, path = '', query] = PARTS.exec(text) ?? []
  return { scheme, authority, path, query }
}

/** RFC 3986 §5.2.3. */
function merged(base: Reference, path: string): string {
  if (base.authority !== undefined && base.path === '') return `/${path}`
  return base.path.slice(0, base.path.lastIndexOf('/') + 1) + path
}

/** RFC 3986 §5.2.4. */
function withoutDots(path: string): string {
  const kept: string[] = []
  const segments = path.split('/')
  segments.forEach((segment, index) => {
    const last = index === segments.length - 1
    if (segment === '..') {
      if (kept.length > 1 || (kept.length === 1 && kept[0] !== '')) kept.pop()
      if (last) kept.push('')
    } else if (segment === '.') {
      if (last) kept.push('')
    } else kept.push(segment)
  })
  return kept.join('/')
}

function joined({ scheme, authority, path, query }: Reference): string {
  return `${scheme === undefined ? '' : `${scheme}:`}${authority === undefined ? '' : `//${authority}`}${path}${query === undefined ? '' : `?${query}`}`
}

/** Octets (as Latin-1 text) that no URL holds: controls, space, non-ASCII, and `"<>\^`{|}`. */
function encodeForeign(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is encoded
  return text.replace(/[\x00-\x20"<>\\^`{|}\x7f-\xff]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
}
