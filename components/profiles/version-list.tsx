'use client'

import { Columns2, History } from 'lucide-react'
import { useOnlyLooks } from '@/components/shell/person'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { Skeleton } from '@/components/ui/skeleton'
import { Time } from '@/components/ui/time'
import { errorText } from '@/lib/client/api'
import type { useVersions } from '@/lib/client/use-profiles'

type VersionListProps = {
  versions: ReturnType<typeof useVersions>
  newest: number
  /** The two that are compared. */
  a: number
  b: number
  onCompare: (a: number, b: number) => void
  onRestore: (version: number) => void
}

/** Versions, newest first: who saved each, when, and what it changed. */
export function VersionList({ versions, newest, a, b, onCompare, onRestore }: VersionListProps) {
  const mayAct = useOnlyLooks() === null
  const { data, isError, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = versions
  const items = data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Panel title="Versions" info={<span className="tabular">{newest}</span>}>
      {isError ? (
        <EmptyState title="The versions could not be loaded" actions={<Button onClick={() => refetch()}>Try again</Button>}>
          {errorText(error)}
        </EmptyState>
      ) : data === undefined ? (
        <Skeleton className="m-3 h-24" />
      ) : (
        <ol className="divide-y">
          {items.map(({ version, personName, createdAt, changes }) => (
            <li key={version} className={cn('grid gap-0.5 px-3 py-2', (version === a || version === b) && 'bg-accent-soft')}>
              <div className="flex min-w-0 items-baseline gap-2">
                <span className="font-medium">Version {version}</span>
                <span className="min-w-0 truncate text-muted text-xs">{personName}</span>
                <Time value={createdAt} className="ml-auto shrink-0 text-muted text-xs" />
              </div>
              <p className="text-muted text-xs [overflow-wrap:anywhere]">{version === 1 ? 'First version' : `Changed: ${changes}`}</p>
              <div className="-ml-2 flex flex-wrap gap-1">
                {version > 1 ? (
                  <Button size="sm" variant="ghost" onClick={() => onCompare(version - 1, version)}>
                    <Columns2 /> What it changed<span className="sr-only"> in version {version}</span>
                  </Button>
                ) : null}
                {version < newest && mayAct ? (
                  <Button size="sm" variant="ghost" onClick={() => onRestore(version)}>
                    <History /> Restore<span className="sr-only"> version {version}</span>
                  </Button>
                ) : null}
              </div>
            </li>
          ))}
        </ol>
      )}
      {hasNextPage ? (
        <div className="flex justify-center border-t p-2">
          <Button size="sm" disabled={isFetchingNextPage} onClick={() => fetchNextPage()}>
            Show more
          </Button>
        </div>
      ) : null}
    </Panel>
  )
}
