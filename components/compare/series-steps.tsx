'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { comparePath } from '@/lib/client/compare'
import { useSeries } from '@/lib/client/use-compare'
import { SeriesStrip } from './series-strip'

/** Walks the attempt after through its series: one earlier, one later, or to the first that failed. */
export function SeriesSteps({ a, b, onStep }: { a: string; b: string; onStep: (id: string) => void }) {
  const { data: series } = useSeries(b)
  if (series === undefined || series.points.length < 2) return null
  const others = series.points.filter(({ id }) => id !== a)
  const at = others.findIndex(({ id }) => id === b)
  const first = series.firstFailing
  const step = (label: string, id: string | undefined, icon: 'left' | 'right' | null) => (
    <Button size="sm" variant="ghost" disabled={id === undefined} onClick={() => id !== undefined && onStep(id)}>
      {icon === 'left' && <ChevronLeft aria-hidden="true" />}
      {label}
      {icon === 'right' && <ChevronRight aria-hidden="true" />}
    </Button>
  )
  return (
    <nav aria-label="Attempt after" className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {step('Earlier', at > 0 ? others[at - 1]?.id : undefined, 'left')}
      {step('Later', at === -1 ? undefined : others[at + 1]?.id, 'right')}
      {first !== null && first.id !== b && step('First failure', first.id, null)}
      <SeriesStrip series={series} id={b} hrefOf={(point) => comparePath(a, point.id)} />
    </nav>
  )
}
