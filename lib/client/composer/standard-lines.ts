import type { HeaderLine } from '../../core/handshake/draft'
import { standardHeaders } from '../../core/handshake/standard-headers'
import { parseTarget } from '../../core/handshake/target'

/** The standard lines of a URL, or null while it cannot be read. */
export function standardLines(url: string): readonly HeaderLine[] | null {
  const read = parseTarget(url)
  return read.ok ? standardHeaders(read.target) : null
}

/** Scheme, host and port of a URL as one text for comparing, or null while it cannot be read. */
export function originOf(url: string): string | null {
  const read = parseTarget(url)
  return read.ok ? `${read.target.scheme}://${read.target.host}:${read.target.port}` : null
}
