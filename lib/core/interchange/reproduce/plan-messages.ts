import { base64Decode } from '../../bytes/base64'
import { hexDecode } from '../../bytes/hex'
import { latin1Decode } from '../../bytes/latin1'
import type { FrameDraft } from '../../handshake/draft'
import type { Marked } from './marked'

export type PlannedMessage = { readonly kind: 'text' | 'binary'; readonly data: Marked }
/** What is sent once the session is open: whole messages, and how many frames are none. */
export type PlannedMessages = { readonly whole: readonly PlannedMessage[]; readonly other: number }

/** Fields that make a frame something else than a message of a library. */
const ODD = ['fin', 'rsv1', 'rsv2', 'rsv3', 'mask', 'lengthEncoding', 'declaredLength', 'fragmentSize', 'compress', 'cut', 'raw'] as const
const USUAL: Readonly<Partial<Record<(typeof ODD)[number], unknown>>> = { fin: true, rsv1: false, rsv2: false, rsv3: false, mask: true }

/** Frames of a draft as messages; `text` marks a text. Octets that hold a mask (`masked`) could not be sent as they were. */
export function plannedMessages(frames: readonly FrameDraft[], text: (value: string) => Marked, masked: boolean): PlannedMessages {
  const whole: PlannedMessage[] = []
  for (const frame of frames) {
    const opcode = frame.opcode ?? 'text'
    const isOdd = ODD.some((field) => frame[field] !== undefined && frame[field] !== USUAL[field])
    const data = dataOf(frame, text)
    const isMasked = masked && frame.text === undefined && data !== null && /\*{6}/.test(data)
    if (isOdd || isMasked || data === null || !(opcode === 'text' || opcode === 'binary' || opcode === 1 || opcode === 2)) continue
    whole.push({ kind: opcode === 'binary' || opcode === 2 ? 'binary' : 'text', data })
  }
  return { whole, other: frames.length - whole.length }
}

function dataOf({ text: written, base64, hex }: FrameDraft, text: (value: string) => Marked): Marked | null {
  if (base64 === undefined && hex === undefined) return text(written ?? '')
  const bytes = base64 === undefined ? hexDecode(hex ?? '') : base64Decode(base64)
  return bytes === null ? null : latin1Decode(bytes)
}
