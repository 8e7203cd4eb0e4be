import type { TimeExpectation } from '../../handshake/expectation'
import { duration } from '../../spec/words'
import type { Evidence, Finding, Judging, Kind } from '../evidence'
import { hasNoSession, isOver, noAnswer } from '../over'

const NAMES: Readonly<Record<TimeExpectation['of'], string>> = {
  resolve: 'Resolving the name',
  connect: 'Connecting',
  proxy: 'Asking the proxy',
  tls: 'The TLS handshake',
  http2: 'Beginning HTTP/2',
  response: 'Waiting for the answer',
  handshake: 'The handshake',
  'first-message': 'The first message',
  total: 'The attempt',
}
const LONGEST = 86_400_000

/** A time under a limit. What takes longer fails as soon as the limit has passed. */
export const time: Kind<TimeExpectation> = {
  title: ({ of, underMs }) => `${NAMES[of]} takes less than ${underMs} ms`,
  expected: ({ underMs }) => `less than ${underMs} ms`,
  problem: ({ underMs }) =>
    Number.isFinite(underMs) && underMs > 0 && underMs <= LONGEST
      ? null
      : { field: 'underMs', message: `${underMs} is no limit: expected milliseconds, more than 0 and at most ${LONGEST}` },
  asks: ({ of }) => of === 'first-message',
  judge({ of, underMs }, judging) {
    const span = spanOf(of, judging)
    if ('outcome' in span) return span
    const { from, to } = span
    if (to !== null) return { outcome: to - from < underMs ? 'pass' : 'fail', seen: `${NAMES[of]} took ${duration(to - from)}` }
    const { elapsed } = judging
    const late = elapsed !== null && elapsed - from >= underMs
    if (late) return { outcome: 'fail', seen: `${NAMES[of]} is not there after ${underMs} ms` }
    return { outcome: 'pending', seen: `${NAMES[of]} is not over yet` }
  },
}

/** When it will have failed if nothing comes, in milliseconds since the attempt began; null where time alone decides nothing. */
export function limitAt({ of, underMs }: TimeExpectation, judging: Judging): number | null {
  const span = spanOf(of, judging)
  return 'outcome' in span || span.to !== null ? null : span.from + underMs
}

type Measured = { readonly from: number; readonly to: number | null }

/** From when to when, in milliseconds since the attempt began; `to` is null while it lasts. */
function spanOf(of: TimeExpectation['of'], { evidence, asked }: Judging): Measured | Finding {
  const over = isOver(evidence)
  const { timings } = evidence
  const missing = (seen: string): Finding => ({ outcome: 'fail', seen })
  switch (of) {
    case 'handshake':
      if (timings.head === null && over) return missing(noAnswer(evidence))
      return { from: 0, to: timings.head }
    case 'total':
      if (timings.total === null && over) return { outcome: 'unknown', seen: 'The attempt was interrupted before it ended' }
      return { from: 0, to: timings.total }
    case 'first-message':
      if (asked?.firstAt !== undefined && timings.head !== null) return { from: timings.head, to: asked.firstAt }
      if (asked?.outcome === 'unknown') return asked
      if (over || hasNoSession(evidence)) return missing('No message came')
      return timings.head === null ? { outcome: 'pending', seen: 'The session is not open yet' } : { from: timings.head, to: null }
    default:
      return phaseSpan(of, evidence, over)
  }
}

function phaseSpan(of: string, { phases, outcome }: Evidence, over: boolean): Measured | Finding {
  const phase = phases.find((one) => one.phase === of)
  if (phase === undefined || phase.state === 'skipped') {
    return over || outcome !== null || phase?.state === 'skipped'
      ? { outcome: 'fail', seen: `There was no phase ${of}` }
      : { outcome: 'pending', seen: `The phase ${of} has not begun` }
  }
  if (phase.state === 'failed') return { outcome: 'fail', seen: `The phase ${of} failed` }
  return { from: phase.startedAt, to: phase.endedAt }
}
