import { base64Encode } from '../bytes/base64'
import { hexEncode } from '../bytes/hex'
import { utf8Decode, utf8DecodeLossy } from '../bytes/utf8'
import type { ConnectionEvent } from '../connection/event'
import { readClosePayload } from '../frames/close-payload'
import type { Frame } from '../frames/frame'
import type { Message } from '../frames/message'
import { closeCode } from '../spec/close-codes'
import { OPCODE } from '../spec/opcodes'
import { frameVerdicts } from './frame-verdicts'
import type { ReportRedactor } from './meta'
import type { FrameView } from './view'

export type FrameViewOptions = {
  readonly redactor: Pick<ReportRedactor, 'payloadSpans' | 'maskBytes'>
  /** Octets of a payload shown; default 4096. */
  readonly maxPayload?: number
}

export const MAX_PAYLOAD = 4_096
/** A secret that begins before the cut must be found whole. */
const BEYOND_CUT = 8_192
const LONGEST_CHARACTER = 4
const RSV1 = 4
const STAR = 0x2a

/** The frames among the events of one fact, as they are shown. */
export function frameViews(events: readonly ConnectionEvent[], options: FrameViewOptions): FrameView[] {
  return events.flatMap((event, index) => {
    if (event.type !== 'frame') return []
    // The message that a frame completes is told right after it.
    const next = events[index + 1]
    return [frameView(event.frame, next?.type === 'message' && next.to === event.frame.n ? next : null, options)]
  })
}

/** One frame as it is shown: payload unmasked by key, masked by redaction, cut. `message` is the one it completes. */
export function frameView(
  frame: Frame,
  message: Pick<Message, 'payload' | 'compressed' | 'truncated'> | null,
  options: FrameViewOptions,
): FrameView {
  const maxPayload = options.maxPayload ?? MAX_PAYLOAD
  const inflated = message?.compressed === true && !frame.violations.includes('inflate-failed') ? message : null
  const shown = hidesSecret(frame, inflated, options)
    ? new Uint8Array(Math.min(frame.payload.length, maxPayload)).fill(STAR)
    : mask(frame.payload, maxPayload, options)
  const truncated = frame.truncated || shown.length < frame.payload.length
  const text = textOf(frame, shown, truncated, inflated, options)
  return {
    n: frame.n,
    at: frame.at,
    direction: frame.direction,
    fin: frame.fin,
    rsv: frame.rsv,
    opcode: frame.opcode,
    masked: frame.masked,
    maskingKey: frame.maskingKey === null ? null : hexEncode(frame.maskingKey).replaceAll(' ', ''),
    lengthEncoding: frame.lengthEncoding,
    length: frame.length,
    headerLength: frame.headerLength,
    offset: frame.offset,
    payload: base64Encode(shown),
    truncated,
    complete: frame.complete,
    ...(text === null ? {} : { text }),
    ...(frame.opcode === OPCODE.CLOSE && frame.complete ? { close: closeOf(frame, options) } : {}),
    ...(inflated ? { inflatedLength: inflated.payload.length } : {}),
    verdicts: frameVerdicts(frame.violations),
  }
}

/** Whoever inflates the octets of a compressed message has its secrets; of a first fragment it is not known yet what it holds. */
function hidesSecret(frame: Frame, inflated: Pick<Message, 'payload'> | null, { redactor }: FrameViewOptions): boolean {
  if (inflated) return redactor.payloadSpans(inflated.payload).length > 0
  return (frame.rsv & RSV1) !== 0 && !frame.fin && !frame.violations.includes('reserved-bit')
}

function mask(payload: Uint8Array, maxPayload: number, { redactor }: FrameViewOptions): Uint8Array {
  const searched = payload.subarray(0, maxPayload + BEYOND_CUT)
  const spans = redactor.payloadSpans(searched)
  const masked = spans.length === 0 ? searched : redactor.maskBytes(searched, spans)
  return masked.subarray(0, maxPayload)
}

function textOf(
  frame: Frame,
  shown: Uint8Array,
  truncated: boolean,
  inflated: Pick<Message, 'payload'> | null,
  options: FrameViewOptions,
): string | null {
  if (frame.opcode === OPCODE.CLOSE || !frame.complete) return null
  if (inflated) {
    const masked = mask(inflated.payload, options.maxPayload ?? MAX_PAYLOAD, options)
    return wholeText(masked, masked.length < inflated.payload.length)
  }
  return frame.violations.includes('invalid-utf8') ? null : wholeText(shown, truncated)
}

/** The text of octets, or null where they are no UTF-8; a character that the cut went through is left out. */
function wholeText(bytes: Uint8Array, cut: boolean): string | null {
  const whole = utf8Decode(bytes)
  if (whole !== null || !cut) return whole
  for (let less = 1; less < LONGEST_CHARACTER; less++) {
    const text = utf8Decode(bytes.subarray(0, Math.max(0, bytes.length - less)))
    if (text !== null) return text
  }
  return null
}

function closeOf(frame: Frame, options: FrameViewOptions): NonNullable<FrameView['close']> {
  const { code } = readClosePayload(frame.payload)
  const reason = utf8DecodeLossy(mask(frame.payload, MAX_PAYLOAD, options).subarray(2))
  return { code, name: code === null ? '' : closeCode(code).name, reason }
}
