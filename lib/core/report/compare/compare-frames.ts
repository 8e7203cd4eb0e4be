import { utf8DecodeLossy } from '../../bytes/utf8'
import { setBeside } from '../../changes/set-beside'
import { counted } from '../../spec/words'
import { frameOctets } from '../first-messages'
import type { AttemptView, FrameView } from '../view'
import type { ComparedRow } from './comparison'
import { factRow, MOST_TEXT } from './row'

/** So many messages of each session are set side by side. */
export const FIRST_MESSAGES = 20
const [TEXT, BINARY] = [1, 2]

/** A message of a session, as far as it is compared. */
export type ComparedMessage = { readonly direction: FrameView['direction']; readonly key: string; readonly text: string }

/** The first messages among the first frames of a session: a fragmented one stands where its last frame is. */
export function messagesOf(frames: readonly FrameView[]): ComparedMessage[] {
  return frames
    .filter(({ opcode, fin, message }) => message !== undefined || (fin && (opcode === TEXT || opcode === BINARY)))
    .slice(0, FIRST_MESSAGES)
    .map((frame) => {
      const { direction, message } = frame
      const [opcode, length] = [message?.opcode ?? frame.opcode, message?.length ?? frame.inflatedLength ?? frame.length]
      const octets = frameOctets(frame)
      const kind = opcode === TEXT ? 'text' : 'binary'
      const shown = utf8DecodeLossy(octets.subarray(0, MOST_TEXT))
      const size = `${kind}, ${counted(length, 'octet')}`
      return { direction, key: `${direction} ${size} ${message?.payload ?? frame.text ?? frame.payload}`, text: `${size}\n${shown}` }
    })
}

/** Counts of both sessions, then their first messages in order. */
export function compareFrames(
  a: AttemptView,
  b: AttemptView,
  was: readonly ComparedMessage[],
  is: readonly ComparedMessage[],
): ComparedRow[] {
  const counts = (label: string, before: number, after: number): ComparedRow[] => {
    if (before + after === 0) return []
    const row = factRow(label, String(before), String(after))
    // How much travels depends on how long one looks: only nothing is told.
    return [row.kind === 'changed' && before > 0 && after > 0 ? { ...row, eachTime: true } : row]
  }
  const beside = (messages: readonly ComparedMessage[]) => messages.map(({ key, direction }) => ({ key, name: direction }))
  return [
    ...counts('Frames sent', a.counts.framesSent, b.counts.framesSent),
    ...counts('Frames received', a.counts.framesReceived, b.counts.framesReceived),
    ...setBeside(beside(was), beside(is)).map((step): ComparedRow => {
      const [before, after] = [step.a === null ? undefined : was[step.a], step.b === null ? undefined : is[step.b]]
      const label = `Message ${(after ?? before)?.direction ?? ''}`
      const row = factRow(label, before?.text ?? null, after?.text ?? null)
      return row.kind === 'same' && !step.equal ? { ...row, kind: 'changed' } : row
    }),
  ]
}
