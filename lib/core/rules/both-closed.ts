import type { Artifacts } from '../artifacts/artifacts'
import type { FramePoint } from '../artifacts/frame-point'

/** The second of the two Close frames, and milliseconds from it to the end of the transport; null while one of these is missing. */
export function bothClosed({
  frames,
  ended,
}: Partial<Pick<Artifacts, 'frames' | 'ended'>>): { readonly second: FramePoint; readonly ms: number } | null {
  const ours = frames?.sent.closes?.first
  const theirs = frames?.received.closes?.first
  if (!ours || !theirs || !ended) return null
  const second = ours.at > theirs.at ? ours : theirs
  return { second, ms: ended.at - second.at }
}
