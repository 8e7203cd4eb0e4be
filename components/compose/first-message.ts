import type { FrameDraft } from '@/lib/core/handshake/draft'

export type MessageKind = 'text' | 'hex' | 'base64' | 'ping'
/** A message to send on open, as its form shows it. */
export type FirstMessage = { readonly kind: MessageKind; readonly content: string }

/** The form's view of a frame. */
export function messageOf(frame: FrameDraft): FirstMessage {
  if (frame.opcode === 'ping' || frame.opcode === 9) return { kind: 'ping', content: frame.text ?? '' }
  if (frame.hex !== undefined) return { kind: 'hex', content: frame.hex }
  if (frame.base64 !== undefined) return { kind: 'base64', content: frame.base64 }
  return { kind: 'text', content: frame.text ?? '' }
}

/** The frame of a form; what the form does not show (FIN, mask, fragments …) stays as it was. */
export function frameOf(message: FirstMessage, before: FrameDraft): FrameDraft {
  const { opcode: _opcode, text: _text, hex: _hex, base64: _base64, ...rest } = before
  switch (message.kind) {
    case 'text':
      return { opcode: 'text', ...rest, text: message.content }
    case 'ping':
      return { opcode: 'ping', ...rest, text: message.content }
    case 'hex':
      return { opcode: 'binary', ...rest, hex: message.content }
    case 'base64':
      return { opcode: 'binary', ...rest, base64: message.content }
    default:
      return message.kind satisfies never
  }
}
