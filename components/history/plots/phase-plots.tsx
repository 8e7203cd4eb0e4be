'use client'

import { useMemo } from 'react'
import { count, duration } from '@/components/attempt/words'
import { type PlotLine, TimePlot } from '@/components/ui/time-plot'
import type { Stats, TimedPhase } from '@/lib/client/stats'
import { axisText, clockText, TIMED_PHASE_WORDS } from './plot-words'

const ORDER = Object.keys(TIMED_PHASE_WORDS) as readonly TimedPhase[] // safe: the keys of a record of phases
const DASH = [4, 3]

type PhasePlotsProps = { stats: Stats; onTime: (from: string, to: string) => void; onWhole: () => void }

/** How long each phase took over time, one plot a phase, each with a scale of its own. */
export default function PhasePlots({ stats, onTime, onWhole }: PhasePlotsProps) {
  const passed = ORDER.filter((phase) => stats.phases[phase] !== undefined)
  if (passed.length === 0) return <p className="py-4 text-muted text-sm">No phase of these attempts was timed.</p>
  return (
    <div className="space-y-2">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-muted text-xs">
        <Stroke /> median (p50)
        <Stroke dashed /> 95 of 100 were faster (p95)
        <span>Each phase on its own, in a scale of its own; failed attempts count for the phases they passed.</span>
      </p>
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
        {passed.map((phase) => (
          <PhasePlot key={phase} phase={phase} stats={stats} onTime={onTime} onWhole={onWhole} />
        ))}
      </div>
    </div>
  )
}

function Stroke({ dashed = false }: { dashed?: boolean }) {
  return (
    <svg aria-hidden="true" width="20" height="8" className="-mr-2.5 text-accent">
      <line x1="0" x2="20" y1="4" y2="4" stroke="currentColor" strokeWidth="1.5" strokeDasharray={dashed ? DASH.join(' ') : undefined} />
    </svg>
  )
}

function PhasePlot({ phase, stats, onTime, onWhole }: PhasePlotsProps & { phase: TimedPhase }) {
  const { outcomes, latency, bucketMs, phases } = stats
  const step = bucketMs ?? 1
  const { x, lines, range } = useMemo(() => {
    const byTime = new Map(latency.map((one) => [one.at, one.phases[phase]]))
    const x = outcomes.map(({ at }) => Date.parse(at) / 1000)
    const line = (label: 'p50' | 'p95', rest: Partial<PlotLine>): PlotLine => ({
      label,
      colour: '--accent',
      joined: true,
      values: outcomes.map(({ at }) => byTime.get(at)?.[label] ?? null),
      ...rest,
    })
    const lines = [line('p50', {}), line('p95', { dash: DASH })]
    return { x, lines, range: [x[0] ?? 0, (x.at(-1) ?? 0) + step / 1000] as const }
  }, [outcomes, latency, phase, step])
  const { name, what } = TIMED_PHASE_WORDS[phase]
  const overall = phases[phase]
  if (overall === undefined) return null
  const words = `median ${duration(overall.p50)}, p95 ${duration(overall.p95)}`
  const brush = (from: number, to: number) => {
    const first = (x[0] ?? 0) * 1000
    const border = (seconds: number, round: (value: number) => number) =>
      new Date(first + Math.min(outcomes.length, Math.max(0, round((seconds * 1000 - first) / step))) * step).toISOString()
    onTime(border(from, Math.floor), border(to, Math.ceil))
  }
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-baseline justify-between gap-x-2 text-xs" title={what}>
        <span className="font-medium">{name}</span>
        <span className="tabular text-muted">{words}</span>
      </p>
      <TimePlot
        label={`${name}, ${what}: ${words}, of ${count(overall.count)} attempts`}
        x={x}
        lines={lines}
        range={range}
        height={88}
        format={axisText}
        formatTime={(seconds, step) => clockText(seconds * 1000, step * 1000)}
        onBrush={brush}
        onWhole={onWhole}
        syncKey="phases"
      />
    </div>
  )
}
