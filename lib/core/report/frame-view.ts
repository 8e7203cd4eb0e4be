import { base64Encode } from '../bytes/base64'
import { concat } from '../bytes/concat'
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
import type { FrameView, MessageView } from './view'

export type FrameViewOptions = {
  readonly redactor: Pick<ReportRedactor, 'payloadSpans' | 'begun' | 'maskBytes'>
  /** Octets of a payload shown; default 4096. */
  readonly maxPayload?: number
}

export const MAX_PAYLOAD = 4_096
/** A secret that begins before the cut must be found whole. */
export const BEYOND_CUT = 8_192
const LONGEST_CHARACTER = 4
const RSV1 = 4
const STAR = 0x2a
/** Octets of a message searched before its compressed octets are shown. */
const MOST_SEARCHED = 1_048_576
/** A shorter beginning of a secret at the end of a fragment is most likely none. */
const SHORTEST_BEGINNING = 3
const NOT_INFLATED = ['inflate-failed', 'takeover-broken'] as const
const NOTHING = new Uint8Array(0)

/** What is looked at of a message. */
type Completed = Pick<Message, 'from' | 'opcode' | 'payload' | 'compressed' | 'truncated'>
type Within = NonNullable<Extract<ConnectionEvent, { type: 'frame' }>['within']>

/** The frames among the events of one fact, as they are shown. */
export function frameViews(events: readonly ConnectionEvent[], options: FrameViewOptions): FrameView[] {
  return events.flatMap((event, index) => {
    if (event.type !== 'frame') return []
    // The message that a frame completes is told right after it.
    const next = events[index + 1]
    return [frameView(event.frame, next?.type === 'message' && next.to === event.frame.n ? next : null, options, event.within ?? null)]
  })
}

/**
 * One frame as it is shown: payload unmasked by key, masked by redaction, cut. `message` is the one it completes, `within` what
 * came before it of the message it continues.
 */
export function frameView(frame: Frame, message: Completed | null, options: FrameViewOptions, within: Within | null = null): FrameView {
  const maxPayload = options.maxPayload ?? MAX_PAYLOAD
  const inflated = message?.compressed === true && !isWithheld(frame) ? message : null
  const shown = hidesSecret(frame, inflated, within, options)
    ? new Uint8Array(Math.min(frame.payload.length, maxPayload)).fill(STAR)
    : maskFrame(frame, within?.before ?? NOTHING, maxPayload, options)
  const truncated = frame.truncated || shown.length < frame.payload.length
  const text = textOf(frame, shown, truncated, inflated, options)
  const whole = isWithheld(frame) ? null : wholeMessage(frame, message, text, maxPayload, options)
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
    ...(whole === null ? {} : { message: whole }),
    verdicts: frameVerdicts(frame),
  }
}

const isWithheld = ({ violations }: Frame) => NOT_INFLATED.some((violation) => violations.includes(violation))

function wholeMessage(
  frame: Frame,
  message: Completed | null,
  text: string | null,
  maxPayload: number,
  options: FrameViewOptions,
): MessageView | null {
  if (message === null || (message.from === frame.n && (!message.compressed || text !== null))) return null
  const { from, opcode, payload } = message
  const shown = mask(payload, maxPayload, options)
  const truncated = message.truncated || shown.length < payload.length
  const said = wholeText(shown, truncated)
  return { from, opcode, length: payload.length, payload: base64Encode(shown), truncated, ...(said === null ? {} : { text: said }) }
}

/**
 * Whoever inflates the octets of a compressed message has its secrets. Of a fragment that is not the last it is not known yet what
 * the message holds, and a very large one is not searched.
 */
function hidesSecret(
  frame: Frame,
  inflated: Pick<Message, 'payload'> | null,
  within: Within | null,
  { redactor }: FrameViewOptions,
): boolean {
  if (inflated) return inflated.payload.length > MOST_SEARCHED || redactor.payloadSpans(inflated.payload).length > 0
  if (frame.fin) return false
  return within?.compressed ?? ((frame.rsv & RSV1) !== 0 && !frame.violations.includes('rsv1-not-agreed'))
}

function mask(payload: Uint8Array, maxPayload: number, { redactor }: FrameViewOptions): Uint8Array {
  const searched = payload.subarray(0, maxPayload + BEYOND_CUT)
  const spans = redactor.payloadSpans(searched)
  const masked = spans.length === 0 ? searched : redactor.maskBytes(searched, spans)
  return masked.subarray(0, maxPayload)
}

/** Masks a fragment together with what came before it; the beginning of a known value at its end is masked too. */
function maskFrame(frame: Frame, before: Uint8Array, maxPayload: number, options: FrameViewOptions): Uint8Array {
  const { redactor } = options
  if (frame.opcode > OPCODE.BINARY || (frame.fin && before.length === 0)) return mask(frame.payload, maxPayload, options)
  const known = before.subarray(Math.max(0, before.length - BEYOND_CUT))
  const searched = concat([known, frame.payload.subarray(0, maxPayload + BEYOND_CUT)])
  const begun = frame.fin ? 0 : redactor.begun(searched)
  const open = begun < SHORTEST_BEGINNING ? [] : [{ start: searched.length - begun, end: searched.length }]
  return redactor.maskBytes(searched, [...redactor.payloadSpans(searched), ...open]).subarray(known.length, known.length + maxPayload)
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
