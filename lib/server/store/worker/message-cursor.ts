import 'server-only'
import type { MessagesBefore } from '../../../core/expectations/message-judge'

/** How far the messages of an attempt were read. */
export type MessageCursor = {
  /** Reading begins in the segment of this frame. */
  readonly start: number
  /** Messages that ended in an earlier frame were judged. */
  readonly from: number
  readonly before: MessagesBefore
}
export const FROM_THE_BEGINNING: MessageCursor = { start: 1, from: 1, before: { messages: 0, firstAt: null } }
