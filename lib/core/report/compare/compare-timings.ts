import { duration } from '../../spec/words'
import type { Phase } from '../../transcript/failure'
import type { AttemptView } from '../view'
import type { ComparedRow } from './comparison'

const NAMES: Readonly<Partial<Record<Phase, string>>> = {
  resolve: 'Resolving the name',
  connect: 'Connecting',
  proxy: 'The proxy',
  tls: 'The TLS handshake',
  http2: 'The SETTINGS of HTTP/2',
  request: 'Writing the request',
  response: 'The answer',
}
/** A phase that took that many times as long, and so many milliseconds more, is told. */
const TIMES = 3
const MORE_MS = 200

/** How long a phase took on each side, in milliseconds. */
export type Took = { readonly name: string; readonly before: number | null; readonly after: number | null }

/** Phases up to the answer, in the order they were first passed, each as long as it took in all. */
export function phaseTimes(a: AttemptView, b: AttemptView): Took[] {
  return Object.entries(NAMES).flatMap(([phase, name]) => {
    const [before, after] = [took(a, phase), took(b, phase)]
    return before === null && after === null ? [] : [{ name, before, after }]
  })
}

function took({ phases }: AttemptView, wanted: string): number | null {
  const passed = phases.filter(({ phase, endedAt, state }) => phase === wanted && endedAt !== null && state !== 'skipped')
  return passed.length === 0
    ? null
    : passed.reduce((sum, { startedAt, endedAt }) => sum + Math.max(0, (endedAt ?? startedAt) - startedAt), 0)
}

/** Whether one of the two durations is so much longer that it says something. */
export function differsMuch({ before, after }: Took): boolean {
  if (before === null || after === null) return false
  const [less, more] = before < after ? [before, after] : [after, before]
  return more - less >= MORE_MS && more >= less * TIMES
}

/** Durations side by side; they differ each time, and are told where one is much longer. */
export function compareTimings(a: AttemptView, b: AttemptView): ComparedRow[] {
  const whole = { name: 'All up to the answer', before: a.timings.head, after: b.timings.head }
  const shown = whole.before === null && whole.after === null ? [] : [whole]
  return [...phaseTimes(a, b), ...shown].map((each): ComparedRow => {
    const [before, after] = [each.before === null ? null : duration(each.before), each.after === null ? null : duration(each.after)]
    const kind = before === null ? 'added' : after === null ? 'removed' : before === after ? 'same' : 'changed'
    return { label: each.name, kind, before, after, ...(kind === 'changed' && !differsMuch(each) && { eachTime: true as const }) }
  })
}
