import { base64Decode } from '../../core/bytes/base64'
import { concat } from '../../core/bytes/concat'
import { latin1Decode, latin1Encode } from '../../core/bytes/latin1'
import { utf8Encode } from '../../core/bytes/utf8'
import type { LineEnding } from '../../core/handshake/draft'
import { substitute } from '../../core/handshake/substitute'
import { parseTarget } from '../../core/handshake/target'
import type { Composer, Row } from './composer'

const ENDING_OCTETS: Readonly<Record<LineEnding, string>> = { crlf: '\r\n', lf: '\n', cr: '\r', none: '' }

/**
 * The octets of a composer's request with placeholders as they stand: what the raw view shows. A literal `{{` of a line that is not
 * filled in is written `\{{`, so that all of it may be filled in alike.
 */
export function octetsOf(composer: Composer): Uint8Array<ArrayBuffer> {
  const { rest } = composer
  if (rest.raw !== undefined) return new Uint8Array(base64Decode(rest.raw) ?? [])
  const version = rest.httpVersion ?? '1.1'
  const words = [rest.method ?? 'GET', rest.target ?? resourceOf(composer)]
  if (version !== '') words.push(/^\d/.test(version) ? `HTTP/${version}` : version)
  const ending = latin1Encode(ENDING_OCTETS[rest.lineEnding ?? 'crlf'])
  const sent = composer.rows.filter((row) => row.enabled)
  return concat([
    utf8Encode(words.join(' ')),
    ending,
    ...sent.flatMap((row) => [rowOctets(row), row.ending === undefined ? ending : latin1Encode(ENDING_OCTETS[row.ending])]),
    ending,
    utf8Encode(rest.body ?? ''),
  ])
}

/** Path and query of the URL, as they stand on the request line when no target is set. */
export function resourceOf({ url, rest }: Composer): string {
  const read = parseTarget(substitute(url, rest.variables ?? {}).text)
  return read.ok ? read.target.resource : '/'
}

/** The octets of one line in the raw view, without its ending. */
export function rowOctets(row: Row): Uint8Array {
  const bytes = row.base64 === undefined ? utf8Encode(row.line) : (base64Decode(row.base64) ?? new Uint8Array())
  const filledIn = row.template ?? row.base64 === undefined
  return filledIn ? bytes : escaped(bytes)
}

/** Octets in which every `{{` is written as the text it is. */
export function escaped(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return latin1Encode(latin1Decode(bytes).replaceAll('{{', '\\{{'))
}
