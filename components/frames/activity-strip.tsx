'use client'

import { useMemo, useState } from 'react'
import { duration } from '@/components/attempt/words'
import { Segmented } from '@/components/ui/segmented'
import { TimePlot } from '@/components/ui/time-plot'
import { errorText } from '@/lib/client/api'
import { frameAt } from '@/lib/client/frame-window'
import { useActivity } from '@/lib/client/use-activity'
import { activityLines, type PlotKind, rateWords } from './activity-lines'
import { compact, DirectionLegend, plotLines } from './plot-look'

const KINDS: readonly { value: PlotKind; label: string }[] = [
  { value: 'frames', label: 'Frames' },
  { value: 'octets', label: 'Octets' },
  { value: 'pings', label: 'Ping round trips' },
]
const NONE: readonly never[] = []

/** A value of the upright axis: 812K, 1.2 ms. */
const short = (kind: PlotKind) => (kind === 'pings' ? duration : compact)

type ActivityStripProps = {
  id: string
  live: boolean
  kind: PlotKind
  onKind: (kind: PlotKind) => void
  /** When the chosen frame travelled, milliseconds. */
  chosenAt: number | null
  onJump: (n: number) => void
}

/** Rates and round trips over the session. A click goes to the first frame from there on. */
export default function ActivityStrip({ id, live, kind, onKind, chosenAt, onJump }: ActivityStripProps) {
  const { data, error } = useActivity(id, live)
  const [hovered, setHovered] = useState<number | null>(null)
  const plotted = useMemo(() => (data === undefined ? null : activityLines(data, kind)), [data, kind])
  const lines = useMemo(() => (plotted === null ? NONE : plotLines(plotted.lines, kind === 'pings')), [plotted, kind])
  const marks = useMemo(() => (chosenAt === null ? NONE : [chosenAt / 1000]), [chosenAt])
  const at = hovered === null ? undefined : plotted?.x[hovered]
  const said =
    at === undefined || hovered === null
      ? plotted?.summary
      : `${duration(at * 1000)}: ${lines
          .map(
            ({ label, values }) => `${label} ${kind === 'pings' ? duration(values[hovered] ?? 0) : rateWords(values[hovered] ?? 0, kind)}`,
          )
          .join(', ')}`
  const pick = async (seconds: number) => {
    const n = await frameAt(id, Math.floor(seconds * 1000)).catch(() => null)
    if (n !== null) onJump(n)
  }
  return (
    <section aria-label="Activity" className="border-b px-2 pt-1.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Segmented label="What is plotted" value={kind} onValueChange={onKind} options={KINDS} />
        {kind !== 'pings' && <DirectionLegend />}
        <span className="tabular min-w-0 flex-1 truncate text-muted text-xs">
          {error === null ? said : `The activity could not be loaded: ${errorText(error)}`}
        </span>
      </div>
      <TimePlot
        label={`${kind === 'pings' ? 'Round trips of Pings' : `${kind === 'frames' ? 'Frames' : 'Octets'} a second`} over time: ${plotted?.summary ?? 'loading'}`}
        x={plotted?.x ?? NONE}
        lines={lines}
        format={short(kind)}
        marks={marks}
        onPick={pick}
        onHover={setHovered}
      />
    </section>
  )
}
