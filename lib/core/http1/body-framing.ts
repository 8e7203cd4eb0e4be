import { isDigits, lowerAscii } from '../spec/grammar'
import type { ResponseHead } from './head'
import { linesNamed, members } from './list-field'

export type FramingFault =
  | 'transfer-encoding-unknown' // the last coding is not chunked: only the end of the connection ends the body
  | 'transfer-encoding-and-content-length'
  | 'content-length-malformed'
  | 'content-lengths-differ'
export type Framing = {
  readonly kind: 'none' | 'content-length' | 'chunked' | 'until-close'
  /** Octets, for `content-length`. Exact up to 2^53. */
  readonly length: number
  readonly faults: readonly FramingFault[]
}

/**
 * How the body of an answer ends (RFC 9112 §6.3). 1xx (101 too), 204, 304, answers to HEAD and 2xx to CONNECT have none.
 * A length that cannot be used is a fault and the body lasts until the connection ends, so that nothing is lost.
 */
export function bodyFraming(requestMethod: string, head: ResponseHead): Framing {
  const status = head.start.status ?? 0
  const bodiless = (status >= 100 && status < 200) || status === 204 || status === 304 || requestMethod === 'HEAD'
  if (bodiless || (requestMethod === 'CONNECT' && status >= 200 && status < 300)) return { kind: 'none', length: 0, faults: [] }

  const faults: FramingFault[] = []
  const lengths = new Set(members(head, 'content-length').map((member) => member.text))
  const codings = members(head, 'transfer-encoding').map((member) => lowerAscii(member.text))
  if (codings.length > 0) {
    if (lengths.size > 0) faults.push('transfer-encoding-and-content-length')
    if (codings.at(-1) === 'chunked') return { kind: 'chunked', length: 0, faults }
    return { kind: 'until-close', length: 0, faults: [...faults, 'transfer-encoding-unknown'] }
  }
  const [length] = lengths
  if (length === undefined) {
    const written = linesNamed(head, 'content-length').length > 0
    return { kind: 'until-close', length: 0, faults: written ? ['content-length-malformed'] : [] }
  }
  if (lengths.size > 1) return { kind: 'until-close', length: 0, faults: ['content-lengths-differ'] }
  if (!isDigits(length)) return { kind: 'until-close', length: 0, faults: ['content-length-malformed'] }
  return { kind: 'content-length', length: Number(length), faults }
}
