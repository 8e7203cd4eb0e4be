'use client'

import { useState } from 'react'
import { cn } from '@/components/ui/cn'
import type { Span } from '@/lib/core/bytes/span'
import { segmentsOf } from './segments'
import { VisibleText } from './visible-text'

const STEP = 16_384

type TextBlockProps = {
  text: string
  showEndings?: boolean
  wrap?: boolean
  /** Stretches of the text that stand out. */
  lit?: readonly Span[]
}

const NONE: readonly Span[] = []

/** Text of several lines, shown inert; line ends as marks when asked for; long text in steps, as far as what is lit. */
export function TextBlock({ text, showEndings = false, wrap = true, lit = NONE }: TextBlockProps) {
  const [steps, setLimit] = useState(STEP)
  const limit = Math.max(steps, ...lit.map(({ end }) => end))
  const lines = text.slice(0, limit).split('\n')
  const marks = lit.map((span) => ({ ...span, rule: 'lit' }))
  let next = 0
  return (
    <div className="overflow-x-auto px-3 py-2 mono">
      {lines.map((line, i) => {
        const isLast = i === lines.length - 1
        const start = next
        next += line.length + 1
        const shown = showEndings ? `${line}${isLast ? '' : '\n'}` : line.endsWith('\r') && !isLast ? line.slice(0, -1) : line
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text never change places
          <div key={i} className={cn('min-h-5', wrap ? 'whitespace-pre-wrap break-all' : 'whitespace-pre')}>
            {segmentsOf({ start, end: start + shown.length }, [], marks).map((segment) => {
              const isLit = segment.rules.length > 0
              return (
                <span key={segment.start} data-lit={isLit || undefined} className={cn(isLit && 'bg-warn-soft text-warn underline')}>
                  <VisibleText text={shown.slice(segment.start - start, segment.end - start)} />
                </span>
              )
            })}
          </div>
        )
      })}
      {text.length > limit && (
        <button type="button" className="mt-1 font-sans text-accent text-xs underline" onClick={() => setLimit(limit * 4)}>
          Show more ({text.length - limit} characters hidden)
        </button>
      )}
    </div>
  )
}
