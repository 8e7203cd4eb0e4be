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

function alsoTrue(times: number): string {
  if (times === 1) return ''
  return times === 2 ? '; so it is with 1 more frame' : `; so it is with ${times - 1} more frames`
}

/** Octets as pairs of hexadecimal digits with spaces between. */
export function hexOctets(octets: Uint8Array): string {
  return hexEncode(octets)
    .replaceAll(' ', '')
    .replaceAll(/(..)(?=.)/g, '$1 ')
}
