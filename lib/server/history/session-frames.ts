import 'server-only'
import { base64Encode } from '@/lib/core/bytes/base64'
import { type FrameOctets, maskedFrames } from '@/lib/core/report/masked-frames'
import type { AttemptView } from '@/lib/core/report/view'
import type { Caller } from '@/lib/server/auth/authorise'
import { framesOf } from '@/lib/server/export'
import { type FileFrame, SESSION_FRAMES, SESSION_OCTETS } from './file-format'

export type FileSession = { readonly frames: readonly FileFrame[]; readonly leftOut: string | null }

/** The frames of an attempt for its line, secrets masked: the first, as many as a line may have; null where there was none. */
export async function sessionFrames(caller: Caller, view: AttemptView, signal: AbortSignal): Promise<FileSession | null> {
  const total = view.counts.framesSent + view.counts.framesReceived
  if (total === 0) return null
  const writer = maskedFrames()
  const frames: FileFrame[] = []
  let octets = 0
  /** Whether all of them had room. */
  const take = (made: readonly FrameOctets[]): boolean => {
    for (const one of made) {
      octets += one.octets.length
      if (octets > SESSION_OCTETS || frames.length === SESSION_FRAMES) return false
      frames.push([one.at, one.direction === 'sent' ? 's' : 'r', base64Encode(one.octets)])
    }
    return true
  }
  let all = true
  for await (const window of framesOf(caller, view, signal)) {
    for (const frame of window) if (all) all = !(frame.truncated && frame.complete) && take(writer.push(frame))
    if (!all) break
  }
  if (all) all = take(writer.rest())
  const leftOut = `The file has the first ${frames.length} of ${total} frames: a line holds at most ${SESSION_FRAMES} and ${SESSION_OCTETS / 1_048_576} MiB of them`
  return { frames, leftOut: all && frames.length >= total ? null : leftOut }
}
