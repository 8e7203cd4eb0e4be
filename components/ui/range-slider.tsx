'use client'

import { Slider } from 'radix-ui'
import { cn } from './cn'

type RangeSliderProps = {
  /** What the two ends are, for screen readers. */
  labels: readonly [from: string, to: string]
  /** Steps from the left: at least one lies between the ends. */
  value: readonly [from: number, to: number]
  steps: number
  /** A place in words. */
  textOf: (step: number) => string
  onValueChange: (value: readonly [from: number, to: number]) => void
  /** By Enter. */
  onAccept: () => void
  /** By Escape. */
  onCancel: () => void
  className?: string
}

const THUMB =
  'block h-4 w-3 cursor-ew-resize rounded-xs border border-border-strong bg-surface shadow-xs before:absolute before:-inset-1.5 before:content-[""] hover:border-accent focus-visible:outline-2 focus-visible:outline-accent'

/** A range between two ends; arrow keys, Page Up and Down, Home and End move the focused one. As wide as its box plus the half of each end. */
export function RangeSlider({ labels, value, steps, textOf, onValueChange, onAccept, onCancel, className }: RangeSliderProps) {
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter') onAccept()
    if (event.key === 'Escape') onCancel()
  }
  return (
    <Slider.Root
      min={0}
      max={steps}
      step={1}
      minStepsBetweenThumbs={1}
      value={[...value]}
      onValueChange={([from = 0, to = steps]) => onValueChange([from, to])}
      onKeyDown={onKeyDown}
      className={cn('relative -mx-1.5 flex h-6 touch-none select-none items-center', className)}
    >
      <Slider.Track className="relative mx-1.5 h-1 grow rounded-full bg-sunken ring-1 ring-border ring-inset">
        <Slider.Range className="absolute h-full rounded-full bg-accent/60" />
      </Slider.Track>
      {labels.map((label, end) => (
        <Slider.Thumb key={label} aria-label={label} aria-valuetext={textOf(value[end] ?? 0)} className={THUMB} />
      ))}
    </Slider.Root>
  )
}
