import { base64Decode, base64Encode } from '@/lib/core/bytes/base64'
import { hexDecode } from '@/lib/core/bytes/hex'
import { utf8Encode } from '@/lib/core/bytes/utf8'
import type { FrameDraft } from '@/lib/core/handshake/draft'
import { closeCode } from '@/lib/core/spec/close-codes'
import { type FrameOptions, NO_OPTIONS, withOptions } from './frame-options'

export type FrameKind = 'text' | 'json' | 'binary' | 'ping' | 'pong' | 'close' | 'raw'
export type FrameForm = {
  readonly kind: FrameKind
  readonly text: string
  readonly encoding: 'hex' | 'base64'
  readonly code: string
  readonly reason: string
  /** A file as payload instead of the text, in base64. */
  readonly file: { readonly name: string; readonly size: number; readonly base64: string } | null
  readonly options: FrameOptions
}

/** What would be sent; `error` hinders, `warning` only tells. */
export type Composed = {
  readonly frame: FrameDraft | null
  readonly error: string | null
  readonly warning: string | null
  readonly field: 'text' | 'code' | 'reason' | keyof FrameOptions
}

export const EMPTY_FORM: FrameForm = { kind: 'text', text: '', encoding: 'hex', code: '1000', reason: '', file: null, options: NO_OPTIONS }
const LONGEST_CONTROL = 125

const good = (frame: FrameDraft, warning: string | null = null): Composed => ({ frame, error: null, warning, field: 'text' })
const bad = (error: string, field: Composed['field'] = 'text'): Composed => ({ frame: null, error, warning: null, field })

function jsonFault(text: string): string | null {
  try {
    JSON.parse(text)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : 'it cannot be read'
  }
}

function hexFault(text: string): string {
  const at = [...text].findIndex((character) => !/[\s0-9a-f]/i.test(character))
  if (at >= 0) return `"${[...text][at]}" at position ${at + 1} is no hex digit: expected pairs of 0-9 and a-f`
  const digits = text.replace(/\s/g, '').length
  return `${digits} hex digits: expected an even number, two for each octet`
}

function base64Fault(text: string): string {
  const at = [...text].findIndex((character) => !/[\sA-Za-z0-9+/=]/.test(character))
  if (at >= 0) return `"${[...text][at]}" at position ${at + 1} is not of the base64 alphabet: expected A-Z, a-z, 0-9, + and /`
  return 'The length or the padding is wrong: expected groups of four characters, the last filled up with ='
}

function raw(form: FrameForm): Composed {
  const octets = binary(form)
  if (octets.frame === null) return octets
  const { hex, base64 } = octets.frame
  return good({ raw: base64 ?? base64Encode(hexDecode(hex ?? '') ?? new Uint8Array(0)) })
}

function binary(form: FrameForm): Composed {
  if (form.file !== null) return good({ opcode: 'binary', base64: form.file.base64 })
  if (form.encoding === 'hex') {
    const hex = form.text.replace(/\s/g, '')
    return hexDecode(hex) === null ? bad(hexFault(form.text)) : good({ opcode: 'binary', hex })
  }
  const base64 = form.text.replace(/\s/g, '')
  return base64Decode(base64) === null ? bad(base64Fault(form.text)) : good({ opcode: 'binary', base64 })
}

const tooLong = (octets: number) => `${octets} octets: a control frame may carry at most 125 (RFC 6455 §5.5). It is sent as it is`

function control(opcode: 'ping' | 'pong', text: string): Composed {
  const octets = utf8Encode(text).length
  return good({ opcode, text }, octets > LONGEST_CONTROL ? tooLong(octets) : null)
}

function close(form: FrameForm): Composed {
  if (form.code.trim() === '') return form.reason === '' ? good({ opcode: 'close' }) : bad('A reason needs a code before it', 'code')
  const code = /^\d{1,5}$/.test(form.code.trim()) ? Number(form.code) : Number.NaN
  if (!(code <= 65_535)) return bad(`"${form.code}" is no close code: expected a whole number from 0 to 65535`, 'code')
  const octets = utf8Encode(form.reason).length + 2
  const { mayTravel, name } = closeCode(code)
  const warning =
    octets > LONGEST_CONTROL
      ? tooLong(octets)
      : mayTravel
        ? null
        : `${code} ${name} must not stand in a Close frame (RFC 6455 §7.4). It is sent as it is`
  return good({ opcode: 'close', code, ...(form.reason === '' ? {} : { reason: form.reason }) }, warning)
}

/** The frame a form stands for. Whatever is only illegal, not unreadable, may be sent and is warned of. */
export function composeFrame(form: FrameForm): Composed {
  if (form.kind === 'raw') return raw(form)
  const plain = ofKind(form)
  if (plain.frame === null) return plain
  const { frame, fault } = withOptions(plain.frame, form.options)
  return fault === null ? { ...plain, frame } : bad(fault.message, fault.field)
}

function ofKind(form: FrameForm): Composed {
  switch (form.kind) {
    case 'text':
      return good(form.file === null ? { opcode: 'text', text: form.text } : { opcode: 'text', base64: form.file.base64 })
    case 'json': {
      const fault = jsonFault(form.text)
      return good({ opcode: 'text', text: form.text }, fault === null ? null : `Not JSON: ${fault}. It can be sent all the same`)
    }
    case 'binary':
    case 'raw':
      return binary(form)
    case 'ping':
    case 'pong':
      return control(form.kind, form.text)
    case 'close':
      return close(form)
    default:
      return form.kind satisfies never
  }
}
