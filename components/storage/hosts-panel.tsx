import Link from 'next/link'
import { attempts } from '@/components/attempt/attempt-count'
import { VisibleText } from '@/components/attempt/visible-text'
import { DataTable, TableCell, TableHead, TableRow } from '@/components/ui/data-table'
import { Panel } from '@/components/ui/panel'
import type { Storage } from '@/lib/client/storage'
import { ShareBar } from './share-bar'
import { large } from './words'

/** Which hosts take most. */
export function HostsPanel({ usage }: { usage: NonNullable<Storage['usage']> }) {
  const { hosts, otherHosts, bytes, pinned } = usage
  return (
    <Panel
      title="By host"
      info={
        pinned.attempts === 0 ? null : (
          <span>
            {attempts(pinned.attempts)} pinned, {large(pinned.bytes)}
          </span>
        )
      }
    >
      {hosts.length === 0 ? (
        <p className="p-3 text-muted">No attempts yet.</p>
      ) : (
        <DataTable>
          <thead>
            <tr>
              <TableHead>Host</TableHead>
              <TableHead className="text-right">Attempts</TableHead>
              <TableHead className="text-right">Octets</TableHead>
              <TableHead className="sm:w-1/4">Share</TableHead>
            </tr>
          </thead>
          <tbody>
            {hosts.map((one) => (
              <TableRow key={one.host}>
                <TableCell className="max-w-36 truncate sm:max-w-64">
                  <Link href={`/attempts?host=${encodeURIComponent(one.host)}`} className="hover:underline">
                    <VisibleText text={one.host} className="mono" />
                  </Link>
                </TableCell>
                <Numbers attempts={one.attempts} bytes={one.bytes} whole={bytes} />
              </TableRow>
            ))}
            {otherHosts.hosts === 0 ? null : (
              <TableRow>
                <TableCell className="text-muted">{otherHosts.hosts} other hosts</TableCell>
                <Numbers attempts={otherHosts.attempts} bytes={otherHosts.bytes} whole={bytes} />
              </TableRow>
            )}
          </tbody>
        </DataTable>
      )}
    </Panel>
  )
}

function Numbers({ attempts, bytes, whole }: { attempts: number; bytes: number; whole: number }) {
  const percent = whole === 0 ? 0 : Math.round((bytes / whole) * 100)
  return (
    <>
      <TableCell className="tabular text-right">{attempts.toLocaleString('en')}</TableCell>
      <TableCell className="tabular whitespace-nowrap text-right">{large(bytes)}</TableCell>
      <TableCell>
        <span className="grid items-center gap-2 sm:grid-cols-[1fr_3rem]">
          <span className="hidden sm:block">
            <ShareBar part={bytes} whole={whole} />
          </span>
          <span className="tabular whitespace-nowrap text-right text-muted text-xs">{percent} %</span>
        </span>
      </TableCell>
    </>
  )
}
