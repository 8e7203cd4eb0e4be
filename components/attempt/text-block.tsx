'use client'

import { useState } from 'react'
import { cn } from '@/components/ui/cn'
import { VisibleText } from './visible-text'

const STEP = 16_384

/** Text of several lines, shown inert; line ends as marks when asked for; long text in steps. */
export function TextBlock({ text, showEndings = false, wrap = true }: { text: string; showEndings?: boolean; wrap?: boolean }) {
  const [limit, setLimit] = useState(STEP)
  const lines = text.slice(0, limit).split('\n')
  return (
    <div className="overflow-x-auto px-3 py-2 mono">
      {lines.map((line, i) => {
        const isLast = i === lines.length - 1
        const shown = showEndings ? `${line}${isLast ? '' : '\n'}` : line.endsWith('\r') && !isLast ? line.slice(0, -1) : line
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text never change places
          <div key={i} className={cn('min-h-5', wrap ? 'whitespace-pre-wrap break-all' : 'whitespace-pre')}>
            <VisibleText text={shown} />
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
