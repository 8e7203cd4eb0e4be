import type { FrameDraft } from '@/lib/core/handshake/draft'

/** What may be chosen of a frame besides its payload, as typed; empty: as RFC 6455 has it. */
export type FrameOptions = {
  readonly opcode: string
  readonly fin: boolean
  readonly rsv1: boolean
  readonly rsv2: boolean
  readonly rsv3: boolean
  readonly mask: 'fresh' | 'none' | 'key'
  readonly key: string
  readonly lengthEncoding: '' | '7' | '16' | '64'
  readonly declaredLength: string
  readonly fragmentSize: string
  readonly compress: boolean
  readonly cut: string
}

export const NO_OPTIONS: FrameOptions = {
  opcode: '',
  fin: true,
  rsv1: false,
  rsv2: false,
  rsv3: false,
  mask: 'fresh',
  key: '00000000',
  lengthEncoding: '',
  declaredLength: '',
  fragmentSize: '',
  compress: false,
  cut: '',
}

export type OptionFault = { readonly field: keyof FrameOptions; readonly message: string }

/** Whether anything was chosen. */
export const hasOptions = (options: FrameOptions): boolean =>
  (Object.keys(NO_OPTIONS) as (keyof FrameOptions)[]).some((name) => name !== 'key' && options[name] !== NO_OPTIONS[name])

/** A frame with what was chosen; `fault` names what cannot be read. */
export function withOptions(frame: FrameDraft, options: FrameOptions): { readonly frame: FrameDraft; readonly fault: OptionFault | null } {
  const fault = faultOf(options)
  if (fault !== null) return { frame, fault }
  const whole = (text: string) => (text.trim() === '' ? undefined : Number(text))
  const encoding = options.lengthEncoding === '' ? undefined : (Number(options.lengthEncoding) as 7 | 16 | 64) // safe: the choices are these
  // A Close frame with another opcode has its code as payload all the same: it is given in octets.
  const opcode = options.opcode === '' ? frame.opcode : Number(options.opcode)
  const chosen: FrameDraft = {
    ...frame,
    opcode,
    ...(options.fin ? {} : { fin: false }),
    ...(options.rsv1 ? { rsv1: true } : {}),
    ...(options.rsv2 ? { rsv2: true } : {}),
    ...(options.rsv3 ? { rsv3: true } : {}),
    ...(options.mask === 'fresh' ? {} : { mask: options.mask === 'none' ? false : options.key.replace(/\s/g, '') }),
    ...(encoding === undefined ? {} : { lengthEncoding: encoding }),
    ...(options.declaredLength.trim() === '' ? {} : { declaredLength: options.declaredLength.trim() }),
    ...(whole(options.fragmentSize) === undefined ? {} : { fragmentSize: whole(options.fragmentSize) }),
    ...(options.compress ? { compress: true } : {}),
    ...(whole(options.cut) === undefined ? {} : { cut: whole(options.cut) }),
  }
  return { frame: chosen, fault: null }
}

function faultOf(options: FrameOptions): OptionFault | null {
  const bad = (field: keyof FrameOptions, expected: string): OptionFault => ({
    field,
    message: `"${options[field]}" cannot be used: expected ${expected}`,
  })
  if (options.opcode !== '' && !/^(?:\d|1[0-5])$/.test(options.opcode.trim())) return bad('opcode', 'a number from 0 to 15')
  if (options.mask === 'key' && !/^(?:\s*[0-9a-f]{2}){4}\s*$/i.test(options.key)) return bad('key', 'a masking key of 8 hex digits')
  if (!/^\s*\d{0,20}\s*$/.test(options.declaredLength)) return bad('declaredLength', 'a whole number from 0 to 18446744073709551615')
  if (!/^\s*(?:[1-9]\d{0,8})?\s*$/.test(options.fragmentSize)) return bad('fragmentSize', 'a whole number of octets, 1 or more')
  if (!/^\s*\d{0,9}\s*$/.test(options.cut)) return bad('cut', 'a whole number of octets')
  return null
}
