'use client'

import 'uplot/dist/uPlot.min.css'
import { useTheme } from 'next-themes'
import { useEffect, useRef } from 'react'
import UPlot from 'uplot'
import { useWidth } from './use-width'

export type PlotLine = {
  readonly label: string
  /** A custom property of the theme, such as `--accent`. */
  readonly colour: string
  readonly values: readonly (number | null)[]
  /** Points instead of steps. */
  readonly points?: boolean
  /** From value to value instead of steps, each marked; interrupted where there is none. */
  readonly joined?: boolean
  /** Lengths of strokes and gaps, pixels. */
  readonly dash?: readonly number[]
}

type TimePlotProps = {
  /** What is plotted and what stands out in it, for those who do not see it. */
  label: string
  /** Seconds, ascending. */
  x: readonly number[]
  lines: readonly PlotLine[]
  height?: number
  /** The values of the upright axis. */
  format: (value: number) => string
  /** What of the time is shown, seconds; absent: all of it. */
  range?: readonly [from: number, to: number] | undefined
  /** Seconds that are marked by an upright line. */
  marks?: readonly number[]
  /** Plots of one key show the pointer together. */
  syncKey?: string
  onPick?: (seconds: number) => void
  /** Where it is given, `x` counts from 1970, and this is how a moment is written; `step`: seconds from mark to mark. */
  formatTime?: (seconds: number, step: number) => string
  /** Told what part of the time was chosen by dragging, which then does not show it by itself. */
  onBrush?: (from: number, to: number) => void
  /** Told that all of the time is wanted, by a double click. */
  onWhole?: () => void
  /** The index in `x` under the pointer. */
  onHover?: (index: number | null) => void
}

const DRAG_PX = 5
const NO_MARKS: readonly number[] = []

const dataOf = (x: readonly number[], lines: readonly PlotLine[]): UPlot.AlignedData => [[...x], ...lines.map(({ values }) => [...values])]

/** How a line is drawn. */
function lookOf({ points, joined }: PlotLine, fill: string): Pick<UPlot.Series, 'paths' | 'points'> {
  if (points) return { paths: () => null, points: { show: true, size: 4, fill } }
  if (joined) return { points: { show: true, size: 3, fill } }
  return { paths: UPlot.paths.stepped?.({ align: 1 }) ?? (() => null), points: { show: false } }
}

/** Values over time. Dragging shows a part of it, a double click all of it again; a click picks a moment. */
export function TimePlot({
  label,
  x,
  lines,
  height = 104,
  format,
  range,
  marks = NO_MARKS,
  syncKey,
  onPick,
  onHover,
  formatTime,
  onBrush,
  onWhole,
}: TimePlotProps) {
  const box = useRef<HTMLDivElement>(null)
  const plot = useRef<UPlot | null>(null)
  const width = Math.floor(useWidth(box))
  const { resolvedTheme } = useTheme()
  const zoomed = useRef(false)
  /** What the plot asks for when it draws, always of the newest render. */
  const now = useRef({ format, range, marks, onPick, onHover, formatTime, onBrush, onWhole })
  now.current = { format, range, marks, onPick, onHover, formatTime, onBrush, onWhole }
  const drawn = lines.map(({ label, colour, points, joined, dash }) => `${label} ${colour} ${points} ${joined} ${dash}`).join(',')
  const ofTheClock = formatTime !== undefined
  const brushed = onBrush !== undefined
  const known = width > 0

  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme and other lines are another plot; the rest is told to it below
  useEffect(() => {
    const element = box.current
    if (element === null || !known) return
    const style = getComputedStyle(element)
    const colour = (name: string) => style.getPropertyValue(name).trim()
    const axis = { stroke: colour('--muted'), font: `11px ${style.fontFamily}`, ticks: { show: false } }
    const grid = { stroke: colour('--border'), width: 1 }
    zoomed.current = false
    const made = new UPlot(
      {
        width: Math.floor(element.clientWidth),
        height,
        legend: { show: false },
        padding: [8, ofTheClock ? 20 : 10, 0, 0],
        cursor: {
          drag: { x: true, y: false, dist: DRAG_PX, setScale: !brushed },
          points: { size: 5 },
          ...(syncKey === undefined ? {} : { sync: { key: syncKey, setSeries: false } }),
        },
        scales: {
          x: {
            time: ofTheClock,
            range: (_, from, to) => (zoomed.current ? [from, to] : now.current.range ? [...now.current.range] : [from ?? 0, to ?? 1]),
          },
          y: { range: (_, __, most) => [0, most ? most * 1.08 : 1] },
        },
        axes: [
          {
            ...axis,
            grid: { show: false },
            size: 22,
            gap: 4,
            space: 60,
            values: (_, at, __, ___, step) => at.map((second) => now.current.formatTime?.(second, step) ?? `${second} s`),
          },
          { ...axis, grid, size: 64, gap: 6, space: 26, values: (_, at) => at.map((value) => now.current.format(value)) },
        ],
        series: [
          {},
          ...lines.map((line) => ({
            label: line.label,
            stroke: colour(line.colour),
            width: 1.5,
            spanGaps: line.points === true,
            ...(line.dash ? { dash: [...line.dash] } : {}),
            ...lookOf(line, colour(line.colour)),
          })),
        ],
        hooks: {
          setSelect: [
            (plot) => {
              const { left, width } = plot.select
              if (!brushed) zoomed.current ||= width > 0
              else if (width > 0) {
                now.current.onBrush?.(plot.posToVal(left, 'x'), plot.posToVal(left + width, 'x'))
                plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false)
              }
            },
          ],
          setCursor: [({ cursor }) => now.current.onHover?.(cursor.left !== undefined && cursor.left >= 0 ? (cursor.idx ?? null) : null)],
          draw: [
            ({ ctx, bbox, valToPos }) => {
              ctx.save()
              ctx.strokeStyle = colour('--foreground')
              ctx.setLineDash([3, 3])
              for (const mark of now.current.marks) {
                const left = Math.round(valToPos(mark, 'x', true)) + 0.5
                if (left < bbox.left || left > bbox.left + bbox.width) continue
                ctx.beginPath()
                ctx.moveTo(left, bbox.top)
                ctx.lineTo(left, bbox.top + bbox.height)
                ctx.stroke()
              }
              ctx.restore()
            },
          ],
        },
      },
      dataOf(x, lines),
      element,
    )
    const pick = (event: MouseEvent) =>
      now.current.onPick?.(Math.max(0, made.posToVal(event.clientX - made.over.getBoundingClientRect().left, 'x')))
    const whole = () => {
      zoomed.current = false
      made.setData(made.data)
      now.current.onWhole?.()
    }
    made.over.addEventListener('click', pick)
    made.over.addEventListener('dblclick', whole)
    plot.current = made
    return () => {
      plot.current = null
      made.destroy()
    }
  }, [known, resolvedTheme, drawn, height, syncKey, ofTheClock, brushed])

  useEffect(() => plot.current?.setSize({ width: Math.max(width, 120), height }), [width, height])
  // biome-ignore lint/correctness/useExhaustiveDependencies: range and marks are drawn, too
  useEffect(() => {
    plot.current?.setData(dataOf(x, lines), !zoomed.current)
    // It keeps the part of the time that is shown: only where that is wanted.
    if (zoomed.current) plot.current?.redraw()
  }, [x, lines, range, marks])

  return <div ref={box} role="img" aria-label={label} className="w-full min-w-0 overflow-hidden" style={{ height }} />
}
