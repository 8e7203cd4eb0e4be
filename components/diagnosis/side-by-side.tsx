'use client'

import { ArrowRight, X } from 'lucide-react'
import Link from 'next/link'
import { OutcomeBadge } from '@/components/attempt/outcome-badge'
import { VisibleText } from '@/components/attempt/visible-text'
import { IconButton } from '@/components/ui/icon-button'
import { Skeleton } from '@/components/ui/skeleton'
import { useAttemptEvents } from '@/lib/client/use-attempt-events'
import type { AttemptView, HeadView } from '@/lib/core/report/view'
import { changedLines } from './changed-lines'

function Side({ title, view, open }: { title: string; view: AttemptView; open: ((id: string) => void) | null }) {
  return (
    <section aria-label={title} className="min-w-0 space-y-1 p-3">
      <p className="flex flex-wrap items-center gap-1.5">
        <span className="text-muted text-xs">{title}</span>
        <OutcomeBadge outcome={view.outcome} state={view.state} />
        {view.status !== null && <span className="mono font-semibold">{view.status}</span>}
      </p>
      <p className="[overflow-wrap:anywhere]">
        <VisibleText text={view.summary} />
      </p>
      {open && (
        <Link
          href={`/attempts/${view.id}`}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return
            event.preventDefault()
            open(view.id)
          }}
          className="inline-flex min-h-6 items-center gap-1 text-accent text-sm underline underline-offset-2"
        >
          Open this attempt
          <ArrowRight aria-hidden="true" className="size-3.5" />
        </Link>
      )}
    </section>
  )
}

function Line({ sign, word, text, tone }: { sign: string; word: string; text: string; tone: string }) {
  return (
    <li className={`flex gap-2 px-1.5 ${tone}`}>
      <span aria-hidden="true">{sign}</span>
      <span className="sr-only">{word} </span>
      <VisibleText text={text} className="[overflow-wrap:anywhere]" />
    </li>
  )
}

function Changed({ title, before, after }: { title: string; before: HeadView | null; after: HeadView | null }) {
  const { gone, added } = changedLines(before, after)
  return (
    <section aria-label={`${title}, changed lines`} className="min-w-0 border-t p-3">
      <h4 className="mb-1 text-muted text-xs">{title}: lines that changed</h4>
      {gone.length + added.length === 0 ? (
        <p className="text-sm">None.</p>
      ) : (
        <ul className="mono space-y-px text-xs">
          {gone.map((text, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: equal lines may repeat, and the list never reorders
            <Line key={`- ${n} ${text}`} sign="−" word="before:" text={text} tone="bg-fail-soft text-fail" />
          ))}
          {added.map((text, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: equal lines may repeat, and the list never reorders
            <Line key={`+ ${n} ${text}`} sign="+" word="now:" text={text} tone="bg-pass-soft text-pass" />
          ))}
        </ul>
      )}
    </section>
  )
}

type Props = { view: AttemptView; triedId: string; onOpen: (id: string) => void; onClose: () => void }

/** An attempt beside the one that repeats it with one change: what became of each, and the lines in which they differ. */
export function SideBySide({ view, triedId, onOpen, onClose }: Props) {
  const { attempt: tried } = useAttemptEvents(triedId)
  if (tried !== null && tried.repeatOf !== view.id) return null
  return (
    <section aria-label="Tried" className="rounded-md border border-l-[3px] border-l-accent bg-surface">
      <header className="flex min-h-9 items-center gap-2 border-b px-3 py-1">
        <h3 className="min-w-0 flex-1 font-semibold text-sm">
          Both results{tried?.note ? <span className="font-normal text-muted"> · {tried.note}</span> : null}
        </h3>
        <IconButton label="Close the comparison" size="icon-sm" onClick={onClose}>
          <X />
        </IconButton>
      </header>
      {tried === null ? (
        <div aria-busy="true" className="p-3">
          <span className="sr-only">Waiting for the new attempt</span>
          <Skeleton className="h-16 w-full" />
        </div>
      ) : (
        <>
          <div className="grid divide-y @2xl:grid-cols-2 @2xl:divide-x @2xl:divide-y-0">
            <Side title="Before" view={view} open={null} />
            <Side title="With the change" view={tried} open={onOpen} />
          </div>
          <Changed title="Request" before={view.request} after={tried.request} />
          <Changed title="Response" before={view.response} after={tried.response} />
        </>
      )}
    </section>
  )
}
