import type { InputProblem } from '../errors/errors'
import type { PacingDraft } from './draft'

/** More pieces than a slow client needs; each is a write and a fact of its own. */
const MOST_PIECES = 10_000
/** All pauses together, milliseconds: an hour, as the longest time limit. */
const LONGEST = 3_600_000

/** Offsets at which the pieces of that many octets end, the last one `length`; cuts behind the end are left out. */
export function pieceEnds(length: number, { cuts, every }: PacingDraft): number[] {
  const inner =
    cuts === undefined
      ? Array.from({ length: every === undefined ? 0 : Math.max(0, Math.ceil(length / every) - 1) }, (_, at) => (at + 1) * (every ?? 0))
      : cuts.filter((cut) => cut > 0 && cut < length)
  return [...inner, length]
}

/** Why a request of that many octets is not written so, or null: too many pieces, or pauses of more than an hour in all. */
export function pacingProblem(length: number, pacing: PacingDraft): InputProblem | null {
  const count = pacing.every === undefined ? (pacing.cuts ?? []).length + 1 : Math.ceil(length / pacing.every)
  if (count > MOST_PIECES) {
    const message = `every is ${pacing.every}, which makes ${count} pieces of ${length} octets: expected at most ${MOST_PIECES} pieces`
    return { path: 'request.pacing.every', message }
  }
  const pauses = pieceEnds(length, pacing).length - 1
  if (pauses * pacing.pauseMs <= LONGEST) return null
  const message = `pauseMs is ${pacing.pauseMs}, and ${pauses} pauses take ${pauses * pacing.pauseMs} ms: expected at most ${LONGEST} ms in all`
  return { path: 'request.pacing.pauseMs', message }
}
