import type { AttemptView, PhaseView } from '@/lib/core/report/view'
import { PHASE_WORDS } from './words'

/** One bar of the waterfall: a phase, or a part of one, in milliseconds since the attempt began. */
export type Step = {
  readonly key: string
  readonly name: string
  readonly state: PhaseView['state']
  readonly from: number
  /** null while it goes on. */
  readonly to: number | null
  readonly detail: string
}

/**
 * The way to the answer as bars: the phases of connecting, the response cut where its first octet came. What follows the answer is
 * left out: the time frames travelled would flatten everything before it.
 */
export function waterfallSteps({ phases, timings }: Pick<AttemptView, 'phases' | 'timings'>): Step[] {
  return phases
    .filter(({ phase, state }) => state !== 'skipped' && phase !== 'open' && phase !== 'closing')
    .flatMap((view) => (view.phase === 'response' ? responseSteps(view, timings.firstByte) : [stepOf(view)]))
}

function stepOf({ phase, state, startedAt, endedAt, detail }: PhaseView): Step {
  return { key: `${phase}-${startedAt}`, name: PHASE_WORDS[phase].name, state, from: startedAt, to: endedAt, detail }
}

function responseSteps(view: PhaseView, firstByte: number | null): Step[] {
  const { startedAt, endedAt } = view
  if (firstByte === null) return [{ ...stepOf(view), name: 'First octet' }]
  // An endpoint may answer before the request is out.
  const came = Math.max(startedAt, Math.min(firstByte, endedAt ?? firstByte))
  return [
    { key: 'first-octet', name: 'First octet', state: 'reached', from: startedAt, to: came, detail: '' },
    { ...stepOf(view), name: 'Head', from: came },
  ]
}

/** The span the bars stand in; a running step reaches as far as anything that is known. */
export function extentOf(steps: readonly Step[]): { readonly from: number; readonly to: number } {
  const from = Math.min(...steps.map((step) => step.from), Number.MAX_VALUE)
  const to = Math.max(...steps.map((step) => step.to ?? step.from), 0)
  return steps.length === 0 ? { from: 0, to: 1 } : { from, to: Math.max(to, from + 0.001) }
}

/** Round values inside an extent, about five of them, at which a line is drawn. */
export function ticksOf({ from, to }: { readonly from: number; readonly to: number }): number[] {
  const rough = (to - from) / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power
  const first = Math.ceil(from / step)
  const last = Math.floor(to / step)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step)
}
