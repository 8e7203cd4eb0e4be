'use client'

import Link from 'next/link'
import { VisibleText } from '@/components/attempt/visible-text'
import { count } from '@/components/attempt/words'
import { Time } from '@/components/ui/time'
import { comparePath } from '@/lib/client/compare'
import type { OutcomeChange, Stats } from '@/lib/client/stats'
import { seenText } from './plot-words'

function Change({ change: { url, profileId, from, to, at, before, after } }: { change: OutcomeChange }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 border-t py-1 first:border-t-0">
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <VisibleText text={url} className="mono" />
        {profileId !== null && ' with a profile'} went from <strong className="font-medium">{seenText(from)}</strong> to{' '}
        <strong className="font-medium">{seenText(to)}</strong>,{' '}
        <Link href={`/attempts/${after}`} className="underline underline-offset-2 hover:text-foreground">
          <Time value={at} />
        </Link>
      </span>
      <Link
        href={comparePath(before, after)}
        className="inline-flex min-h-6 items-center text-sm underline underline-offset-2 hover:text-foreground"
      >
        Compare<span className="sr-only"> before and after at </span>
        <VisibleText text={url} className="sr-only" />
      </Link>
    </li>
  )
}

/** URLs whose newest outcome is another than before, the newest change first. */
export function ChangeList({ stats: { changed, otherChanged }, narrowed }: { stats: Stats; narrowed: boolean }) {
  const note = narrowed && (
    <p className="pt-1 text-muted text-xs">Only attempts that fit the filter are compared: what it hides may have changed, too.</p>
  )
  if (changed.length === 0) {
    return (
      <div className="py-4 text-muted text-sm">
        <p>No URL has another outcome than before.</p>
        {note}
      </div>
    )
  }
  return (
    <>
      <ul>
        {changed.map((change) => (
          <Change key={change.after} change={change} />
        ))}
      </ul>
      {otherChanged > 0 && (
        <p className="border-t pt-1 text-muted text-xs">
          {otherChanged === 1 ? '1 older change is' : `${count(otherChanged)} older changes are`} not shown
        </p>
      )}
      {note}
    </>
  )
}
