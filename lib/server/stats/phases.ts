import 'server-only'
import type { AttemptRow } from '../../core/report/attempt-row'

/** Phases of a handshake, each with the milestone that ends it, in the order they are passed. */
const PHASE_ENDS = {
  resolve: 'resolveMs',
  connect: 'connectMs',
  proxy: 'proxyMs',
  tls: 'tlsMs',
  http2: 'http2Ms',
  request: 'sentMs',
  firstByte: 'firstByteMs',
  head: 'headMs',
} as const satisfies Record<string, keyof AttemptRow>

export type TimedPhase = keyof typeof PHASE_ENDS
export const TIMED_PHASES = Object.keys(PHASE_ENDS) as readonly TimedPhase[] // safe: the keys of the record above
/** Columns that phases are computed from: when the connection began, then the end of each phase. */
export const MILESTONES = ['startedMs', ...Object.values(PHASE_ENDS)] as const

/**
 * How long each phase took, milliseconds: its milestone less the one passed before it; NaN where it was not passed, all NaN where
 * it is not known when the connection began.
 */
export function phaseDurations(started: number | null, ends: readonly (number | null)[]): number[] {
  let before = started
  return TIMED_PHASES.map((_, phase) => {
    const end = ends[phase] ?? null
    if (before === null || end === null) return Number.NaN
    // An endpoint may answer before the request is out.
    const took = Math.max(0, end - before)
    before = Math.max(before, end)
    return took
  })
}
