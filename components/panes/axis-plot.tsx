'use client'

import { useMemo } from 'react'
import { activityLines } from '@/components/frames/activity-lines'
import { compact, plotLines } from '@/components/frames/plot-look'
import { TimePlot } from '@/components/ui/time-plot'
import type { ActivityView } from '@/lib/core/report/activity'

const NONE: readonly never[] = []

type AxisPlotProps = {
  name: string
  activity: ActivityView | undefined
  /** Milliseconds from the begin of the axis to that of the attempt. */
  offset: number
  range: readonly [from: number, to: number]
  /** The chosen moment of the axis, milliseconds. */
  moment: number | null
  onMoment: (moment: number) => void
}

/** Frames a second of one session, on the time axis that all sessions share. */
export function AxisPlot({ name, activity, offset, range, moment, onMoment }: AxisPlotProps) {
  const plotted = useMemo(() => {
    if (activity === undefined) return null
    const { x, lines, summary } = activityLines(activity, 'frames')
    return {
      x: x.map((second) => second + offset / 1000),
      lines: plotLines(lines),
      summary,
    }
  }, [activity, offset])
  const marks = useMemo(() => (moment === null ? NONE : [moment / 1000]), [moment])
  return (
    <TimePlot
      label={`Frames a second of ${name}: ${plotted?.summary ?? 'loading'}`}
      x={plotted?.x ?? NONE}
      lines={plotted?.lines ?? NONE}
      height={72}
      format={compact}
      range={range}
      marks={marks}
      syncKey="panes"
      onPick={(seconds) => onMoment(seconds * 1000)}
    />
  )
}
