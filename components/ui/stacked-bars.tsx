'use client'

import { type PointerEvent, useId, useRef, useState } from 'react'
import { roundAbove } from './round-above'
import { useWidth } from './use-width'

/** How a surface is filled, so that it is known without its colour. */
export type Fill = 'solid' | 'rising' | 'falling' | 'dots' | 'grid' | 'level' | 'upright' | 'hollow'
export type BarSeries = {
  readonly name: string
  /** A custom property of the theme, such as `--accent`. */
  readonly colour: string
  readonly fill: Fill
}
/** From a bar to before a bar. */
export type BarRange = readonly [from: number, to: number]

type StackedBarsProps = {
  /** What is shown and what stands out in it, for those who do not see it. */
  label: string
  series: readonly BarSeries[]
  /** For each bar the value of each series, from the ground up. */
  bars: readonly (readonly number[])[]
  height: number
  /** What the highest line stands for. */
  format: (value: number) => string
  selected: BarRange | null
  /** Told while a range is dragged, and null when it was let go of. */
  onSelecting: (range: BarRange | null) => void
  /** Told the range that was dragged. */
  onBrush: (range: BarRange) => void
  onWhole: () => void
  /** The bar under the pointer. */
  onHover: (bar: number | null) => void
}

const DRAG_PX = 4
/** Pixels at the left for what the highest line stands for. */
export const BARS_LEFT = 40
const TOP = 8
/** Lines stand at the highest value and at its half. */
const PARTS = [1, 2]
const TILE = 5

/** Bars over time, stacked. Dragging chooses some of them, a double click all; what the keys do stands beside it. */
export function StackedBars(props: StackedBarsProps) {
  const { label, series, bars, height, format, selected, onSelecting, onBrush, onWhole, onHover } = props
  const box = useRef<HTMLDivElement>(null)
  const width = Math.max(0, Math.floor(useWidth(box)) - BARS_LEFT)
  const id = useId()
  const [begun, setBegun] = useState<number | null>(null)
  const most = roundAbove(bars.reduce((most, values) => Math.max(most, sum(values)), 0))
  const place = (bar: number) => Math.round((bar * width) / bars.length)
  const rise = (value: number) => (value * (height - TOP)) / most
  const xOf = (event: PointerEvent<HTMLElement>) => event.clientX - event.currentTarget.getBoundingClientRect().left - BARS_LEFT
  const barOf = (x: number) => Math.min(bars.length - 1, Math.max(0, Math.floor((x / Math.max(1, width)) * bars.length)))
  const rangeTo = (x: number): BarRange | null => {
    if (begun === null || Math.abs(x - begun) < DRAG_PX) return null
    const [one, other] = [barOf(begun), barOf(x)]
    return [Math.min(one, other), Math.max(one, other) + 1]
  }
  const begin = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    setBegun(xOf(event))
  }
  const move = (event: PointerEvent<HTMLElement>) => {
    onHover(barOf(xOf(event)))
    if (begun !== null) onSelecting(rangeTo(xOf(event)))
  }
  const end = (event: PointerEvent<HTMLElement>) => {
    const range = rangeTo(xOf(event))
    setBegun(null)
    if (range !== null) onBrush(range)
  }
  const leave = () => {
    setBegun(null)
    onSelecting(null)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what the pointer does here, the keys do at the handles beside it
    <div
      ref={box}
      className="w-full min-w-0 cursor-crosshair touch-pan-y select-none overflow-hidden"
      style={{ height }}
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={leave}
      onPointerLeave={() => onHover(null)}
      onDoubleClick={onWhole}
    >
      <svg role="img" aria-label={label} width="100%" height={height} className="block text-muted">
        <defs>
          {series.map((one, place) => (
            <FillPattern key={one.name} id={`${id}-${place}`} {...one} />
          ))}
        </defs>
        {PARTS.map((part) => (
          <line
            key={part}
            x1={BARS_LEFT}
            x2={BARS_LEFT + width}
            y1={height - rise(most / part) + 0.5}
            y2={height - rise(most / part) + 0.5}
            stroke="var(--border)"
          />
        ))}
        <text x={BARS_LEFT - 6} y={TOP + 4} textAnchor="end" fill="currentColor" fontSize="11">
          {format(most)}
        </text>
        <text x={BARS_LEFT - 6} y={height - 2} textAnchor="end" fill="currentColor" fontSize="11">
          0
        </text>
        {width > 0 &&
          bars.map((values, bar) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
            <g key={bar} transform={`translate(${BARS_LEFT + place(bar)} 0)`}>
              {stacked(values).map(([from, to], one) =>
                to > from ? (
                  <rect
                    key={series[one]?.name}
                    y={height - rise(to)}
                    height={Math.max(1, rise(to) - rise(from))}
                    width={Math.max(1, place(bar + 1) - place(bar) - (width / bars.length > 4 ? 1 : 0))}
                    fill={`url(#${id}-${one})`}
                  />
                ) : null,
              )}
            </g>
          ))}
        {selected && (
          <rect
            x={BARS_LEFT + place(selected[0])}
            width={Math.max(1, place(selected[1]) - place(selected[0]))}
            y={0}
            height={height}
            fill="var(--accent)"
            fillOpacity={0.16}
            stroke="var(--accent)"
          />
        )}
      </svg>
    </div>
  )
}

/** What a series looks like, beside its name. */
export function SeriesMark({ colour, fill }: Omit<BarSeries, 'name'>) {
  const id = useId()
  return (
    <svg aria-hidden="true" width="12" height="12" className="shrink-0">
      <defs>
        <FillPattern id={id} colour={colour} fill={fill} />
      </defs>
      <rect width="12" height="12" rx="2" fill={`url(#${id})`} />
    </svg>
  )
}

const LINES: Readonly<Record<Fill, string>> = {
  solid: '',
  hollow: '',
  rising: 'M-1,6 L6,-1 M-1,1 L1,-1 M4,6 L6,4',
  falling: 'M-1,-1 L6,6 M4,-1 L6,1 M-1,4 L1,6',
  dots: 'M1.5,1.5 h2 M1.5,2.5 h2 M1.5,3.5 h2',
  grid: 'M0,2.5 h5 M2.5,0 v5',
  level: 'M0,2.5 h5',
  upright: 'M2.5,0 v5',
}

function FillPattern({ id, colour, fill }: { id: string } & Omit<BarSeries, 'name'>) {
  return (
    <pattern id={id} width={TILE} height={TILE} patternUnits="userSpaceOnUse">
      <rect width={TILE} height={TILE} fill={`var(${colour})`} fillOpacity={fill === 'solid' ? 1 : fill === 'hollow' ? 0.4 : 0.3} />
      {LINES[fill] !== '' && <path d={LINES[fill]} stroke={`var(${colour})`} strokeWidth={1.4} />}
    </pattern>
  )
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

function stacked(values: readonly number[]): (readonly [from: number, to: number])[] {
  let ground = 0
  return values.map((value) => {
    const from = ground
    ground += value
    return [from, ground] as const
  })
}
