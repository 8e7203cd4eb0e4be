import { isDigits } from '../spec/grammar'

/** Fields that Node's HTTP/2 client writes once in a request and never twice. */
const ONCE: ReadonlySet<string> = new Set(
  `access-control-allow-credentials access-control-max-age access-control-request-method age authorization content-encoding
  content-language content-length content-location content-md5 content-range content-type date dnt etag expires from host if-match
  if-modified-since if-none-match if-range if-unmodified-since last-modified location max-forwards proxy-authorization range referer
  retry-after tk upgrade-insecure-requests user-agent x-content-type-options`.split(/\s+/),
)

/**
 * A spelling of a lower-case field name of its own for its `repeat`th occurrence (0 is the first), or null where there is none.
 * Node's HTTP/2 client takes fields as an object: equal keys would become one, and keys of digits come first. It lower-cases all of
 * them on the wire, so that spellings that differ in case keep each field and its place.
 */
export function fieldSpelling(name: string, repeat: number): string | null {
  if (isDigits(name) || (repeat > 0 && ONCE.has(name))) return null
  let left = repeat
  let spelling = ''
  for (const char of name) {
    const isLetter = char >= 'a' && char <= 'z'
    spelling += isLetter && left % 2 === 1 ? char.toUpperCase() : char
    if (isLetter) left = Math.floor(left / 2)
  }
  return left === 0 ? spelling : null
}
