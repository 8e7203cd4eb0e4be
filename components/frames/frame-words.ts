import type { FrameView } from '@/lib/core/report/view'
import { isControlOpcode, opcodeName } from '@/lib/core/spec/opcodes'

/** Names of the RSV bits that are set: bit 2 is RSV1. */
export function reservedBits(rsv: number): string[] {
  return [rsv & 4 && 'RSV1', rsv & 2 && 'RSV2', rsv & 1 && 'RSV3'].filter((name) => typeof name === 'string')
}

export const isControl = (frame: FrameView): boolean => isControlOpcode(frame.opcode)

/** 4 octets a group, cut: the start of a payload that is not text. */
export function hexPreview(bytes: Uint8Array, limit = 32): string {
  const shown = Array.from(bytes.subarray(0, limit), (octet) => octet.toString(16).padStart(2, '0'))
  return `${shown.join(' ')}${bytes.length > limit ? ' …' : ''}`
}

/** One line for a screen reader. */
export function frameLabel(frame: FrameView): string {
  const flags = [!frame.fin && 'not final', ...reservedBits(frame.rsv), frame.verdicts.length > 0 && 'breaks the protocol'].filter(Boolean)
  const name = opcodeName(frame.opcode)
  return `Frame ${frame.n}, ${frame.direction}, ${name}, ${frame.length} octets${flags.length > 0 ? `, ${flags.join(', ')}` : ''}`
}

/** Seconds since the attempt began, to the millisecond: "12.345". */
export const seconds = (ms: number): string => (ms / 1000).toFixed(3)

/** Difference of two times: "+3 ms", "−1.2 s". */
export function delta(difference: number): string {
  const [sign, ms] = difference < 0 ? ['−', -difference] : ['+', difference]
  if (ms < 10) return `${sign}${ms.toFixed(1)} ms`
  if (ms < 1000) return `${sign}${Math.round(ms)} ms`
  if (ms < 60_000) return `${sign}${(ms / 1000).toFixed(1)} s`
  return `${sign}${Math.floor(ms / 60_000)} min ${Math.floor((ms % 60_000) / 1000)} s`
}
