'use client'

import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { OutcomeIcon } from '@/components/attempt/outcome-badge'
import { count, OUTCOME_WORDS } from '@/components/attempt/words'
import { cn } from '@/components/ui/cn'
import { timeWords } from '@/components/ui/time'
import type { Series, SeriesPoint } from '@/lib/client/compare'

const wordOf = ({ outcome, status }: SeriesPoint) =>
  [outcome === null ? 'No outcome yet' : OUTCOME_WORDS[outcome].word, status].filter((part) => part !== null).join(' ')

/** The attempts around one, the oldest first, each as the icon of its outcome; scrolls within itself. */
export function SeriesStrip({ series, id, hrefOf }: { series: Series; id: string; hrefOf: (point: SeriesPoint) => string }) {
  const here = useRef<HTMLAnchorElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one is in the middle then
  useEffect(() => {
    const [list, link] = [here.current?.closest('ol'), here.current]
    // The list alone is scrolled, not the page around it.
    if (list && link) list.scrollLeft = link.offsetLeft - list.offsetLeft - list.clientWidth / 2
  }, [id])
  if (series.points.length < 2) return null
  const older = series.hiddenBefore > 0 || series.cut
  return (
    <div className="flex w-full min-w-0 items-center gap-2 text-2xs text-muted">
      {older && (
        <span className="whitespace-nowrap">
          {count(series.hiddenBefore)}
          {series.cut && '+'} older
        </span>
      )}
      <ol
        aria-label={series.by === 'profile' ? 'Attempts of this profile' : 'Attempts at this URL'}
        className="scroll-area relative flex min-w-0 overflow-x-auto"
      >
        {series.points.map((point) => (
          <li key={point.id} className="shrink-0">
            <Link
              ref={point.id === id ? here : undefined}
              href={hrefOf(point)}
              aria-current={point.id === id ? 'true' : undefined}
              title={`${wordOf(point)}, ${timeWords(point.createdAt)}`}
              className={cn('flex size-6 items-center justify-center rounded-sm hover:bg-sunken', point.id === id && 'bg-accent-soft')}
            >
              <OutcomeIcon outcome={point.outcome} />
              <span className="sr-only">
                {wordOf(point)}, {timeWords(point.createdAt)}
                {point.id === series.firstFailing?.id && ', the first that failed'}
                {point.id === series.lastGood?.id && ', the last that worked'}
              </span>
            </Link>
          </li>
        ))}
      </ol>
      {series.hasMoreAfter && <span className="whitespace-nowrap">and later ones</span>}
    </div>
  )
}
