'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { VisibleText } from '@/components/attempt/visible-text'
import { usePerson } from '@/components/shell/person'
import { Button } from '@/components/ui/button'
import { Spinner } from '@/components/ui/spinner'
import { Time } from '@/components/ui/time'
import { toast } from '@/components/ui/toast'
import { errorText } from '@/lib/client/api'
import { awaitRestart, type Restarting } from '@/lib/client/await-restart'
import { type Storage, takeBackRestore } from '@/lib/client/storage'
import { useRetention, useStorage } from '@/lib/client/use-storage'
import { BackupsPanel } from './backups-panel'
import { HostsPanel } from './hosts-panel'
import { RetentionPanel } from './retention-panel'
import { SpacePanel } from './space-panel'
import { JOB_WORDS, large } from './words'

/** What the data takes, how long it is kept, and its copies. */
export function StorageView() {
  const owner = usePerson()?.role === 'owner'
  const [busy, setBusy] = useState(false)
  const { data: storage, error } = useStorage(busy)
  const { data: retention, error: retentionError } = useRetention()
  const restarting: Restarting = async (restarts) => {
    if (restarts === 'by-hand') return
    await awaitRestart()
    window.location.reload()
  }
  const problem = error ?? retentionError
  return (
    <div className="grid gap-4">
      {problem && storage === undefined ? <p className="text-fail">{errorText(problem)}</p> : null}
      {storage === undefined ? (
        problem ? null : (
          <p role="status" className="flex items-center gap-2 text-muted">
            <Spinner /> Counting what the data takes
          </p>
        )
      ) : (
        <>
          <Notices storage={storage} owner={owner} />
          <SpacePanel storage={storage} owner={owner} restarting={restarting} />
          {storage.usage === null ? null : <HostsPanel usage={storage.usage} />}
          {retention === undefined ? null : <RetentionPanel retention={retention} usage={storage.usage} owner={owner} />}
          <BackupsPanel storage={storage} owner={owner} restarting={restarting} onBusy={setBusy} />
        </>
      )}
    </div>
  )
}

function Notices({ storage, owner }: { storage: Storage; owner: boolean }) {
  const { job, waits, lastRestore, restartsItself } = storage
  const queries = useQueryClient()
  const takeBack = async () => {
    try {
      await takeBackRestore()
    } catch (failure) {
      toast({ tone: 'fail', title: 'It stays ordered', description: errorText(failure) })
    }
    await queries.invalidateQueries({ queryKey: ['storage'] })
  }
  return (
    <>
      {job === null ? null : (
        <p role="status" className="flex items-center gap-2 rounded-md border bg-surface px-3 py-2">
          <Spinner /> {JOB_WORDS[job.kind]}
          <span className="tabular text-muted">
            {large(Math.min(job.done, job.total))} of {large(job.total)}
          </span>
        </p>
      )}
      {waits === null ? null : (
        <div role="status" className="flex flex-wrap items-center gap-2 rounded-md border border-warn/40 bg-warn-soft px-3 py-2">
          <p className="min-w-0 flex-1">
            {waits.kind === 'restore' ? (
              <>
                The restore of <VisibleText text={waits.from} />
              </>
            ) : (
              'Writing the database anew'
            )}
            , ordered by {waits.by}, is done at the next start.{' '}
            {restartsItself ? 'Sockscope restarts now.' : 'Stop Sockscope and start it again.'}
          </p>
          {owner ? (
            <Button size="sm" onClick={() => void takeBack()}>
              Take it back
            </Button>
          ) : null}
        </div>
      )}
      {lastRestore === null ? null : (
        <p className="text-muted text-sm">
          Restored from <VisibleText text={lastRestore.from} /> <Time value={lastRestore.at} /> by {lastRestore.by}. The database of before
          is the copy <span className="mono break-all">{lastRestore.before}</span>.
        </p>
      )}
    </>
  )
}
