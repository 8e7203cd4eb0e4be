'use client'

import { useMemo, useState } from 'react'
import { attempts } from '@/components/attempt/attempt-count'
import { count } from '@/components/attempt/words'
import { Button } from '@/components/ui/button'
import { RangeSlider } from '@/components/ui/range-slider'
import { BARS_LEFT, type BarRange, StackedBars } from '@/components/ui/stacked-bars'
import type { Stats } from '@/lib/client/stats'
import { OUTCOME_ORDER, outcomeSeries } from './outcome-looks'
import { countsText, momentText, outcomesSummary, spanText, stepText, tickText, totalOf } from './plot-words'

type OutcomePlotProps = {
  stats: Stats
  /** Narrows the history to a time; ISO 8601. */
  onTime: (from: string, to: string) => void
  onWhole: () => void
}

const COMPACT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })
/** Times below the plot; a narrow page shows every second one. */
const TICKS = 6
/** Behind this part of the plot there is no room for a time. */
const LAST_TICK = 0.9

/** Outcomes over time. Part of the time is chosen by dragging, or with the two handles and Enter. */
export function OutcomePlot({ stats, onTime, onWhole }: OutcomePlotProps) {
  const { outcomes, bucketMs } = stats
  const [chosen, setChosen] = useState<{ readonly of: string; readonly range: BarRange } | null>(null)
  const [hovered, setHovered] = useState<number | null>(null)
  const kinds = useMemo(() => OUTCOME_ORDER.filter((kind) => outcomes.some(({ counts }) => counts[kind] > 0)), [outcomes])
  const bars = useMemo(() => outcomes.map(({ counts }) => kinds.map((kind) => counts[kind])), [outcomes, kinds])
  const series = useMemo(() => kinds.map(outcomeSeries), [kinds])
  const step = bucketMs ?? 1
  const first = Date.parse(stats.from ?? '1970-01-01')
  // A choice holds for the bars it was made on.
  const shown = `${first} ${step} ${outcomes.length}`
  const range = chosen?.of === shown ? chosen.range : null
  const choose = (next: BarRange | null) => setChosen(next === null ? null : { of: shown, range: next })
  const borderAt = (border: number) => first + border * step
  const narrows = range !== null && (range[0] > 0 || range[1] < outcomes.length)
  const narrow = (to: BarRange | null) => {
    if (to === null || (to[0] === 0 && to[1] === outcomes.length)) return setChosen(null)
    onTime(new Date(borderAt(to[0])).toISOString(), new Date(borderAt(to[1])).toISOString())
  }
  const inRange = (part: BarRange) => outcomes.slice(...part).reduce((sum, { counts }) => sum + totalOf(counts), 0)
  const bar = hovered === null ? undefined : outcomes[hovered]
  const words =
    range !== null
      ? `${spanText(borderAt(range[0]), borderAt(range[1]), step)}: ${attempts(inRange(range))}`
      : bar !== undefined && hovered !== null
        ? `${spanText(borderAt(hovered), borderAt(hovered + 1), step)}: ${countsText(bar.counts)}`
        : `Bars of ${stepText(step)}, local time. Drag, or move the handles, to see only a part.`
  const every = Math.max(1, Math.ceil(outcomes.length / TICKS))
  const ticks = outcomes.flatMap((_, border) => (border % every === 0 && border / outcomes.length < LAST_TICK ? [border] : []))
  return (
    <div className="space-y-1">
      <StackedBars
        label={outcomesSummary(stats)}
        series={series}
        bars={bars}
        height={112}
        format={(value) => COMPACT.format(value)}
        selected={narrows ? range : null}
        onSelecting={choose}
        onBrush={narrow}
        onWhole={onWhole}
        onHover={setHovered}
      />
      <div style={{ paddingLeft: BARS_LEFT }}>
        <RangeSlider
          labels={['Begin of the time', 'End of the time']}
          value={range ?? [0, outcomes.length]}
          steps={outcomes.length}
          textOf={(border) => momentText(borderAt(border), step)}
          onValueChange={choose}
          onAccept={() => narrow(range)}
          onCancel={() => setChosen(null)}
        />
        <div aria-hidden="true" className="relative h-4 overflow-hidden text-2xs text-muted">
          {ticks.map((border, place) => (
            <span
              key={border}
              className={`tabular absolute whitespace-nowrap ${place % 2 === 1 ? 'max-sm:hidden' : ''}`}
              style={{ left: `${(border / outcomes.length) * 100}%` }}
            >
              {tickText(borderAt(border), step, step * outcomes.length)}
            </span>
          ))}
        </div>
      </div>
      <div className="flex min-h-7 flex-wrap items-center gap-2 pb-1">
        <p aria-live={range === null ? 'off' : 'polite'} className="tabular min-w-0 flex-1 text-muted text-xs">
          {words}
        </p>
        {narrows && (
          <span className="flex gap-1">
            <Button size="sm" variant="primary" onClick={() => narrow(range)}>
              Show only {inRange(range) === 1 ? 'this 1' : `these ${count(inRange(range))}`}
            </Button>
            <Button size="sm" variant="ghost" onClick={() => setChosen(null)}>
              Cancel
            </Button>
          </span>
        )}
      </div>
    </div>
  )
}
