'use client'

import { count, OUTCOME_WORDS } from '@/components/attempt/words'
import { SeriesMark } from '@/components/ui/stacked-bars'
import type { Stats } from '@/lib/client/stats'
import { OUTCOME_ORDER, outcomeSeries } from './outcome-looks'
import { sumOf } from './plot-words'

type OutcomeLegendProps = {
  stats: Stats
  /** The outcomes the history is narrowed to, separated by commas. */
  chosen: string
  onOutcome: (outcome: string) => void
}

const ITEM = 'inline-flex min-h-6 items-center gap-1.5 rounded-sm px-1.5 text-xs'

/** Which look is which outcome, how often each came; a click narrows the history to it, another shows all again. */
export function OutcomeLegend({ stats, chosen, onOutcome }: OutcomeLegendProps) {
  const sums = sumOf(stats)
  const pressed = chosen.split(',')
  return (
    <fieldset className="-mx-1.5 flex flex-wrap gap-x-0.5">
      <legend className="sr-only">Outcomes: narrow the history to one</legend>
      {OUTCOME_ORDER.filter((kind) => sums[kind] > 0).map((kind) => {
        const { name, colour, fill } = outcomeSeries(kind)
        const content = (
          <>
            <SeriesMark colour={colour} fill={fill} />
            {name}
            <span className="tabular text-muted">{count(sums[kind])}</span>
          </>
        )
        if (kind === 'none') {
          return (
            <span key={kind} className={ITEM}>
              {content}
            </span>
          )
        }
        const isChosen = pressed.includes(kind)
        return (
          <button
            key={kind}
            type="button"
            aria-pressed={isChosen}
            title={OUTCOME_WORDS[kind].meaning}
            onClick={() => onOutcome(isChosen ? '' : kind)}
            className={`${ITEM} hover:bg-sunken aria-pressed:bg-sunken aria-pressed:font-medium aria-pressed:ring-1 aria-pressed:ring-border-strong`}
          >
            {content}
          </button>
        )
      })}
    </fieldset>
  )
}
