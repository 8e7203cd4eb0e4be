import { closeCode } from '../spec/close-codes'
import type { FrameViolation } from './frame'
import { checkUtf8, UTF8_START } from './utf8-check'

/** What the payload of a Close frame says (RFC 6455 §5.5.1): nothing, or a code and a reason. */
export type ClosePayload = {
  /** null when the payload is shorter than two octets. */
  readonly code: number | null
  /** The octets after the code, as they travelled. */
  readonly reasonBytes: Uint8Array
  readonly faults: readonly FrameViolation[]
}

/** Reads the payload of a Close frame. Never throws; what is irregular stands in `faults`. */
export function readClosePayload(payload: Uint8Array): ClosePayload {
  if (payload.length === 0) return { code: null, reasonBytes: payload, faults: [] }
  if (payload.length === 1) return { code: null, reasonBytes: payload.subarray(1), faults: ['close-payload-of-one'] }
  const code = ((payload[0] ?? 0) << 8) | (payload[1] ?? 0)
  const reasonBytes = payload.subarray(2)
  const faults: FrameViolation[] = []
  if (!closeCode(code).mayTravel) faults.push('close-code-invalid')
  if (checkUtf8(UTF8_START, reasonBytes) !== UTF8_START) faults.push('close-reason-not-utf8')
  return { code, reasonBytes, faults }
}

/** The payload of a Close frame with this code and reason (both as octets). */
export function writeClosePayload(code: number, reason: Uint8Array): Uint8Array {
  const payload = new Uint8Array(2 + reason.length)
  payload[0] = code >> 8
  payload[1] = code & 0xff
  payload.set(reason, 2)
  return payload
}
