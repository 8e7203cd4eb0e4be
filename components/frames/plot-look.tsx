import type { PlotLine } from '@/components/ui/time-plot'
import type { ActivityLines } from './activity-lines'

const COLOURS: Readonly<Record<string, string>> = { received: '--pass', sent: '--accent', 'round trip': '--info' }
const COMPACT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })

/** A number of an upright axis: 812K. */
export const compact = (value: number): string => COMPACT.format(value)

/** Lines as they are drawn, each direction in the colour it has everywhere. */
export const plotLines = (lines: ActivityLines['lines'], points = false): readonly PlotLine[] =>
  lines.map(({ name, values }) => ({ label: name, colour: COLOURS[name] ?? '--muted', values, points }))

/** Which colour is which direction. */
export function DirectionLegend() {
  return (
    <span className="flex gap-3 text-2xs">
      <span className="flex items-center gap-1">
        <span aria-hidden="true" className="h-0.5 w-3 bg-pass" />
        received
      </span>
      <span className="flex items-center gap-1">
        <span aria-hidden="true" className="h-0.5 w-3 bg-accent" />
        sent
      </span>
    </span>
  )
}
