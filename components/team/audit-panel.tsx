'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { VisibleText } from '@/components/attempt/visible-text'
import { usePerson } from '@/components/shell/person'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { DataTable, TableCell, TableHead, TableRow } from '@/components/ui/data-table'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { errorText } from '@/lib/client/api'
import { auditPage } from '@/lib/client/team'

/** Who did what: for owners. */
export function AuditPanel() {
  const person = usePerson()
  return person?.role === 'owner' ? <Audit /> : null
}

function Audit() {
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam, signal }) => auditPage(pageParam, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  })
  const items = data?.pages.flatMap((page) => page.items) ?? []
  const broken = data?.pages[0]?.broken ?? null
  return (
    <Panel
      title="Audit trail"
      info={data ? broken === null ? <Badge tone="pass">Chain whole</Badge> : <Badge tone="fail">Changed at entry {broken}</Badge> : null}
      toolbar={
        <>
          <Button size="sm" asChild>
            <a href="/api/audit/export?format=csv">CSV</a>
          </Button>
          <Button size="sm" asChild>
            <a href="/api/audit/export?format=jsonl">JSON lines</a>
          </Button>
        </>
      }
    >
      {error ? <p className="p-3 text-fail">{errorText(error)}</p> : null}
      {items.length === 0 ? (
        <p className="p-3 text-muted">Nothing yet: connections, sign-ins and changes of the team are written here.</p>
      ) : (
        <DataTable frameLabel="Entries of the audit trail">
          <thead>
            <tr>
              <TableHead>When</TableHead>
              <TableHead>Who</TableHead>
              <TableHead>What</TableHead>
              <TableHead>About</TableHead>
              <TableHead>Detail</TableHead>
            </tr>
          </thead>
          <tbody>
            {items.map(({ seq, at, person, action, subject, detail }) => (
              <TableRow key={seq}>
                <TableCell className="whitespace-nowrap text-muted text-xs">
                  <Time value={at} />
                </TableCell>
                <TableCell className="max-w-40 truncate">{person}</TableCell>
                <TableCell className="mono whitespace-nowrap">{action}</TableCell>
                <TableCell className="max-w-56 truncate">
                  <VisibleText text={subject} className="mono" />
                </TableCell>
                <TableCell className="max-w-64 truncate text-muted text-xs">
                  <VisibleText
                    text={Object.entries(detail)
                      .map(([name, value]) => `${name} ${String(value)}`)
                      .join(', ')}
                  />
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </DataTable>
      )}
      {hasNextPage ? (
        <div className="border-t p-2 text-center">
          <Button size="sm" disabled={isFetchingNextPage} onClick={() => fetchNextPage()}>
            Show more
          </Button>
        </div>
      ) : null}
    </Panel>
  )
}
