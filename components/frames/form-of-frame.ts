import type { FrameDraft } from '@/lib/core/handshake/draft'
import { OPCODE, OPCODE_OF } from '@/lib/core/spec/opcodes'
import { EMPTY_FORM, type FrameForm, type FrameKind } from './compose-frame'
import { type FrameOptions, NO_OPTIONS } from './frame-options'

const KINDS = ['text', 'binary', 'close', 'ping', 'pong'] as const

/** The form that composes a frame: `composeFrame(formOf(frame))` says the same as the frame. */
export function formOf(frame: FrameDraft): FrameForm {
  if (frame.raw !== undefined) return { ...EMPTY_FORM, kind: 'raw', encoding: 'base64', text: frame.raw }
  const opcode = typeof frame.opcode === 'string' ? OPCODE_OF[frame.opcode] : frame.opcode
  const kind = kindOf(frame, opcode ?? (frame.code === undefined ? OPCODE.TEXT : OPCODE.CLOSE))
  // What the kind does not say is an option.
  const implied = kind === 'json' || kind === 'raw' ? OPCODE.TEXT : OPCODE_OF[kind]
  const options = optionsOf(frame, opcode === undefined || opcode === implied ? '' : String(opcode))
  if (kind === 'close') {
    return { ...EMPTY_FORM, kind, code: frame.code === undefined ? '' : String(frame.code), reason: frame.reason ?? '', options }
  }
  const encoding = frame.base64 === undefined ? 'hex' : 'base64'
  return { ...EMPTY_FORM, kind, encoding, text: frame.text ?? frame.hex ?? frame.base64 ?? '', options }
}

function kindOf({ text, hex, base64 }: FrameDraft, opcode: number): FrameKind {
  if (hex !== undefined || base64 !== undefined) return 'binary'
  const kind = KINDS.find((name) => OPCODE_OF[name] === opcode) ?? 'text'
  if (kind === 'close' && text !== undefined) return 'text'
  if (kind === 'binary') return text === undefined ? 'binary' : 'text'
  return kind === 'text' && /^\s*[[{]/.test(text ?? '') ? 'json' : kind
}

function optionsOf(frame: FrameDraft, opcode: string): FrameOptions {
  const { mask, lengthEncoding, declaredLength, fragmentSize, cut } = frame
  return {
    ...NO_OPTIONS,
    opcode,
    fin: frame.fin !== false,
    rsv1: frame.rsv1 === true,
    rsv2: frame.rsv2 === true,
    rsv3: frame.rsv3 === true,
    mask: mask === false ? 'none' : typeof mask === 'string' ? 'key' : 'fresh',
    key: typeof mask === 'string' ? mask : NO_OPTIONS.key,
    lengthEncoding: lengthEncoding === undefined ? '' : (String(lengthEncoding) as FrameOptions['lengthEncoding']), // safe: the same three
    declaredLength: declaredLength === undefined ? '' : String(declaredLength),
    fragmentSize: fragmentSize === undefined ? '' : String(fragmentSize),
    compress: frame.compress === true,
    cut: cut === undefined ? '' : String(cut),
  }
}
