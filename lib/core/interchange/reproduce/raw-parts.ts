import { base64Decode, base64Encode } from '../../bytes/base64'
import { latin1Decode, latin1Encode } from '../../bytes/latin1'
import { utf8Decode } from '../../bytes/utf8'
import type { HeaderEntry } from '../../handshake/draft'

/** A raw request as a writer of commands can use it. */
export type RawParts = {
  readonly method: string
  readonly target: string
  readonly version: string
  readonly entries: readonly HeaderEntry[]
  readonly body: string
}

/** As many lines of a raw request are read. */
const MOST_LINES = 1_000

/**
 * Request line, lines and body of raw octets, read as leniently as can be: any line ending, a head that does not end. null where
 * there are no octets.
 */
export function rawParts(raw: string): RawParts | null {
  const bytes = base64Decode(raw)
  if (bytes === null || bytes.length === 0) return null
  const octets = latin1Decode(bytes)
  const blank = /\r\n\r\n|\n\n|\r\r|\n\r\n/.exec(octets)
  const head = blank === null ? octets : octets.slice(0, blank.index)
  const body = blank === null ? '' : octets.slice(blank.index + blank[0].length)
  const [start = '', ...lines] = head.split(/\r\n|\n|\r/).slice(0, MOST_LINES)
  const [method = '', target = '/', ...version] = text(start).split(' ')
  return {
    method,
    target,
    version: version.join(' ').replace(/^HTTP\/(?=\d)/, ''),
    entries: lines.filter((line) => line !== '').map((line) => ({ base64: base64Encode(latin1Encode(line)), template: true })),
    body: text(body),
  }
}

function text(octets: string): string {
  return utf8Decode(latin1Encode(octets)) ?? octets
}
