'use client'

import Link from 'next/link'
import { count } from '@/components/attempt/words'
import { nameTitle } from '@/components/diagnosis/words'
import { Time } from '@/components/ui/time'
import type { CauseCount, Stats } from '@/lib/client/stats'

const titleOf = ({ id, title }: CauseCount): string => (title === null ? nameTitle(id) : title.charAt(0).toUpperCase() + title.slice(1))

type CauseTableProps = { stats: Stats; chosen: string; onCause: (id: string) => void }

/** The most frequent causes; a click narrows the history to one, another shows all again. */
export function CauseTable({ stats: { causes, otherCauses }, chosen, onCause }: CauseTableProps) {
  if (causes.length === 0) return <p className="py-4 text-muted text-sm">No cause is certain or likely in these attempts.</p>
  const most = Math.max(...causes.map(({ count }) => count))
  return (
    <>
      <table className="w-full table-fixed text-sm">
        <caption className="sr-only">Causes that are certain or likely, the most frequent first</caption>
        <thead className="text-2xs text-muted">
          <tr>
            <th scope="col" className="w-16 py-0.5 pr-3 text-right font-normal">
              attempts
            </th>
            <th scope="col" className="py-0.5 text-left font-normal">
              cause
            </th>
            <th scope="col" className="w-28 py-0.5 text-right font-normal">
              newest
            </th>
          </tr>
        </thead>
        <tbody>
          {causes.map((cause) => (
            <tr key={cause.id} className="border-t align-baseline hover:bg-sunken/60">
              <td className="tabular py-1 pr-3 text-right">
                {count(cause.count)}
                <span aria-hidden="true" className="mt-0.5 flex justify-end">
                  <span className="h-0.5 rounded-full bg-accent" style={{ width: `${Math.max(4, (cause.count / most) * 100)}%` }} />
                </span>
              </td>
              <th scope="row" className="py-1 text-left font-normal">
                <span className="flex flex-wrap items-baseline gap-x-3">
                  <button
                    type="button"
                    aria-pressed={cause.id === chosen}
                    onClick={() => onCause(cause.id === chosen ? '' : cause.id)}
                    className="min-h-6 rounded-sm text-left hover:underline aria-pressed:font-semibold aria-pressed:underline"
                  >
                    {titleOf(cause)}
                  </button>
                  <Link
                    href={`/diagnoses?q=${encodeURIComponent(cause.id)}`}
                    className="mono inline-flex min-h-6 items-center text-muted text-xs underline underline-offset-2 [overflow-wrap:anywhere] hover:text-foreground"
                  >
                    {cause.id}
                  </Link>
                </span>
              </th>
              <td className="py-1 text-right text-xs">
                <Link
                  href={`/attempts/${cause.attemptId}`}
                  className="inline-flex min-h-6 items-center underline underline-offset-2 hover:text-foreground"
                >
                  <span className="sr-only">newest attempt with {cause.id}, </span>
                  <Time value={cause.lastAt} />
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="border-t pt-1 text-muted text-xs">
        An attempt counts for each of its causes.
        {otherCauses > 0 && ` ${otherCauses === 1 ? '1 rarer cause is' : `${count(otherCauses)} rarer causes are`} not shown.`}
      </p>
    </>
  )
}
