import { ChevronRight, CircleCheck, TriangleAlert } from 'lucide-react'
import type { ComparedPart, ComparedRow } from '@/lib/core/report/compare/comparison'
import { CompareRow } from './compare-row'
import { differences, differs, PART_TITLES } from './words'

export const partId = (part: ComparedPart) => `compare-${part}`

type ComparePartProps = { part: ComparedPart; rows: readonly ComparedRow[]; all: boolean }

/** One part of two attempts, unfolded where something differs; what is the same shows with `all`, or where nothing else is. */
export function ComparePart({ part, rows, all }: ComparePartProps) {
  const differing = rows.filter(differs)
  const shown = all || differing.length === 0 ? rows : differing
  const eachTime = rows.filter((row) => row.eachTime).length
  const hidden = rows.length - shown.length
  const octets = part === 'request' || part === 'response'
  return (
    <details id={partId(part)} open={differing.length > 0} className="group/part scroll-mt-16 overflow-hidden rounded-md border bg-surface">
      <summary className="flex min-h-9 cursor-pointer list-none flex-wrap items-center gap-x-2 px-3 py-1 hover:bg-sunken/60 focus-visible:-outline-offset-2 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="size-3.5 shrink-0 text-muted transition-transform group-open/part:rotate-90" />
        <h3 className="font-medium text-sm">{PART_TITLES[part]}</h3>
        <span className="inline-flex items-center gap-1 text-muted text-xs">
          {differing.length > 0 ? (
            <TriangleAlert aria-hidden="true" className="size-3.5 text-warn" />
          ) : (
            <CircleCheck aria-hidden="true" className="size-3.5 text-pass" />
          )}
          {differences(differing.length)}
          {eachTime > 0 && `, ${eachTime} as each time`}
        </span>
      </summary>
      <ul className="divide-y border-t">
        {shown.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one comparison never move
          <CompareRow key={at} row={row} octets={octets && row.label !== 'Body'} />
        ))}
      </ul>
      {hidden > 0 && <p className="border-t px-3 py-1 text-muted text-xs">{hidden} more that are the same, or differ each time</p>}
    </details>
  )
}
