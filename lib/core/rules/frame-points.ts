import type { FramePoint, Occurrence } from '../artifacts/frame-point'
import { hexEncode } from '../bytes/hex'
import type { Place } from '../bytes/span'

/** Where a frame stands: its header. */
export function atFrame({ n, direction, offset, header }: FramePoint): readonly Place[] {
  return [{ part: direction, start: offset, end: offset + header.length, frame: n }]
}

/** `{frame}` is its number, `{octets}` its header, `{also}` says of how many more frames the same is true. */
export function frameValues({ first, times }: Occurrence): { frame: string; octets: string; also: string } {
  return { frame: String(first.n), octets: hexOctets(first.header), also: alsoTrue(times) }
}

/** Counts beyond this are told in one digit and zeros: in a flood a sentence that changes with each frame would be sent again and again. */
const MOST_EXACT = 1_000

function alsoTrue(times: number): string {
  const more = times - 1
  if (more === 0) return ''
  if (more === 1) return '; so it is with 1 more frame'
  return `; so it is with ${more <= MOST_EXACT ? more : `more than ${oneDigit(more)}`} more frames`
}

/** The largest number of one digit and zeros that is not larger, with commas between the thousands. */
function oneDigit(count: number): string {
  const digits = String(count)
  const rounded = (digits[0] ?? '').padEnd(digits.length, '0')
  return rounded.replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** Octets as pairs of hexadecimal digits with spaces between. */
export function hexOctets(octets: Uint8Array): string {
  return hexEncode(octets)
    .replaceAll(' ', '')
    .replaceAll(/(..)(?=.)/g, '$1 ')
}
