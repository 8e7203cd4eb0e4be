import { OPCODE } from '../spec/opcodes'
import { readClosePayload } from './close-payload'
import type { Frame, FrameViolation } from './frame'

/** What is wrong with a frame, one name for each sentence of the RFCs: a violation, told apart further by the octets of the frame. */
export type FrameFault =
  | Exclude<FrameViolation, 'length-not-minimal' | 'close-code-invalid'>
  | 'length-16-not-minimal'
  | 'length-64-not-minimal'
  | 'close-code-unused'
  | 'close-code-local'
  | 'close-code-unassigned'
  | 'close-code-out-of-range'

/** The fault behind one violation of a frame. */
export function faultOf(frame: Pick<Frame, 'lengthEncoding' | 'payload' | 'opcode'>, violation: FrameViolation): FrameFault {
  if (violation === 'length-not-minimal') return frame.lengthEncoding === 64 ? 'length-64-not-minimal' : 'length-16-not-minimal'
  if (violation === 'close-code-invalid')
    return closeCodeFault(frame.opcode === OPCODE.CLOSE ? (readClosePayload(frame.payload).code ?? 0) : 0)
  return violation
}

const LOCAL: readonly number[] = [1005, 1006, 1015]

/** Why a code that must not travel must not (RFC 6455 §7.4). */
function closeCodeFault(code: number): FrameFault {
  if (code < 1000) return 'close-code-unused'
  if (LOCAL.includes(code)) return 'close-code-local'
  return code < 5000 ? 'close-code-unassigned' : 'close-code-out-of-range'
}
