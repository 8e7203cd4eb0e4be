'use client'

import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { Panel } from '@/components/ui/panel'
import { Skeleton } from '@/components/ui/skeleton'
import { errorText } from '@/lib/client/api'
import { usePractice } from '@/lib/client/use-practice'

/** The built-in endpoints, each a lesson. */
export function PracticePanel() {
  const { data, error, isPending } = usePractice()
  const info = data ? (data.listener ? `${data.items.length} at ${data.listener.address}:${data.listener.port}` : 'not running') : null
  return (
    <Panel title="Practice endpoints" info={info}>
      {isPending ? <Skeleton className="m-3 h-40" /> : null}
      {error ? <p className="p-3 text-fail">{errorText(error)}</p> : null}
      <ul className="divide-y">
        {data?.items.map(({ url, title, teaches }) => (
          <li key={url}>
            <Link
              href={`/?url=${encodeURIComponent(url)}`}
              className="group flex items-center gap-3 px-3 py-1.5 transition-colors hover:bg-sunken focus-visible:-outline-offset-2"
            >
              <span className="min-w-0 flex-1">
                <span className="flex flex-wrap items-baseline gap-x-3">
                  <span className="font-medium">{title}</span>
                  <span className="mono min-w-0 break-all text-muted">{url}</span>
                </span>
                <span className="block wrap-anywhere text-muted text-xs">{teaches}</span>
              </span>
              <ArrowRight aria-hidden className="size-3.5 shrink-0 text-faint group-hover:text-foreground" />
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
