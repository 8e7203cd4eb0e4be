'use client'

import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { attempts } from '@/components/attempt/attempt-count'
import { Confirm } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { Spinner } from '@/components/ui/spinner'
import { Time } from '@/components/ui/time'
import { toast } from '@/components/ui/toast'
import { errorText } from '@/lib/client/api'
import type { Restarting } from '@/lib/client/await-restart'
import { compact, type Storage } from '@/lib/client/storage'
import { ShareBar } from './share-bar'
import { large, sessionWords } from './words'

type SpacePanelProps = { storage: Storage; owner: boolean; restarting: Restarting }

/** What the data takes on the disk. */
export function SpacePanel({ storage, owner, restarting }: SpacePanelProps) {
  const { files, kinds, usage } = storage
  const data = files.database + files.log + files.search + files.backups
  const rows: [name: string, octets: number, note?: ReactNode][] = [
    ['Database', files.database, files.free > 0 ? `${large(files.free)} of it free, used again before it grows` : null],
    ['Write-ahead log', files.log],
    ['Search index', files.search],
    ['Copies', files.backups, `${storage.backups.length} of at most ${storage.mostBackups}`],
  ]
  return (
    <Panel
      title="Space"
      info={<span className="tabular">{large(data)}</span>}
      toolbar={owner ? <Compact storage={storage} restarting={restarting} /> : null}
    >
      <dl className="divide-y">
        {rows.map(([name, octets, note]) => (
          <Row key={name} name={name} octets={octets} whole={data} note={note} />
        ))}
        <Row name="Free on the disk" octets={files.disk.free} whole={files.disk.total} note={`of ${large(files.disk.total)}`} />
      </dl>
      <div className="border-t p-3 text-muted text-sm">
        {kinds === null || usage === null ? (
          <p>Counting what the history takes took too long, and was stopped. The sizes of files above are exact.</p>
        ) : (
          <>
            <p>
              In the database: <b className="tabular font-medium text-foreground">{large(kinds.facts)}</b> of facts,{' '}
              <b className="tabular font-medium text-foreground">{large(kinds.views)}</b> of kept views,{' '}
              <b className="tabular font-medium text-foreground">{large(kinds.rest)}</b> of everything else.
            </p>
            <p>
              {attempts(usage.attempts)}
              {usage.oldest === null ? null : (
                <>
                  , the oldest <Time value={usage.oldest} />
                </>
              )}
              . Counted <Time value={usage.countedAt} />.
            </p>
          </>
        )}
      </div>
    </Panel>
  )
}

function Row({ name, octets, whole, note }: { name: string; octets: number; whole: number; note?: ReactNode }) {
  return (
    <div className="grid grid-cols-[8rem_5rem_1fr] items-center gap-x-3 px-3 py-1.5 sm:grid-cols-[10rem_5rem_8rem_1fr]">
      <dt className="text-muted">{name}</dt>
      <dd className="tabular text-right">{large(octets)}</dd>
      <dd>
        <ShareBar part={octets} whole={whole} />
      </dd>
      <dd className="col-span-3 text-muted text-xs sm:col-span-1">{note}</dd>
    </div>
  )
}

function Compact({ storage, restarting }: { storage: Storage; restarting: Restarting }) {
  const queries = useQueryClient()
  const [asks, setAsks] = useState(false)
  const [busy, setBusy] = useState(false)
  const { by, givesBack, needs } = storage.compaction
  const run = async () => {
    setBusy(true)
    try {
      const { givenBack, restarts } = await compact({ endSessions: true })
      if (restarts === 'no') toast({ tone: 'pass', title: `${large(givenBack)} given back to the disk` })
      else await restarting(restarts)
    } catch (failure) {
      toast({ tone: 'fail', title: 'Not compacted', description: errorText(failure) })
    }
    setBusy(false)
    await queries.invalidateQueries({ queryKey: ['storage'] })
  }
  return (
    <>
      <Button
        size="sm"
        disabled={busy || storage.job !== null || (by === 'steps' && givesBack === 0)}
        title={givesBack === 0 && by === 'steps' ? 'Nothing to give back: no page is free' : undefined}
        onClick={() => (by === 'steps' ? void run() : setAsks(true))}
      >
        {busy ? <Spinner /> : null} Compact{givesBack > 0 ? ` (gives back ${large(givesBack)})` : ''}
      </Button>
      <Confirm open={asks} onOpenChange={setAsks} title="Write the database anew?" action="Write it anew" onConfirm={() => void run()}>
        <p>
          This database was made by an earlier version, which cannot give pages back while it runs. Once, it is written anew: Sockscope
          restarts, needs {large(needs)} of the disk meanwhile, gives back {large(givesBack)}, and from then on gives pages back without a
          restart. {sessionWords(storage.sessions)}
        </p>
      </Confirm>
    </>
  )
}
