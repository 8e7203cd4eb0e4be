'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Download, RotateCcw, Trash2, Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { attempts } from '@/components/attempt/attempt-count'
import { Confirm } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Panel } from '@/components/ui/panel'
import { Spinner } from '@/components/ui/spinner'
import { Time } from '@/components/ui/time'
import { toast } from '@/components/ui/toast'
import { errorText } from '@/lib/client/api'
import type { Restarting } from '@/lib/client/await-restart'
import { download } from '@/lib/client/download'
import { type Backup, backupPath, deleteBackup, makeBackup, type Storage } from '@/lib/client/storage'
import { RestoreDialog, type RestoreSource } from './restore-dialog'
import { large } from './words'

const REASONS: Readonly<Record<Backup['reason'], string>> = {
  asked: 'Made by hand',
  migration: 'Before an update of the tables',
  restore: 'The database before a restore',
  unknown: 'Put there by somebody',
}
type BackupsPanelProps = { storage: Storage; owner: boolean; restarting: Restarting; onBusy: (busy: boolean) => void }

/** Copies of the database: made, downloaded, restored. */
export function BackupsPanel({ storage, owner, restarting, onBusy }: BackupsPanelProps) {
  const queries = useQueryClient()
  const [making, setMaking] = useState(false)
  const [deleting, setDeleting] = useState<Backup | null>(null)
  const [source, setSource] = useState<RestoreSource | null>(null)
  const picker = useRef<HTMLInputElement>(null)
  const refresh = () => queries.invalidateQueries({ queryKey: ['storage'] })
  /** How many sessions run is asked anew: the dialog says it. */
  const ask = (asked: RestoreSource) => {
    setSource(asked)
    void refresh()
  }
  const make = async () => {
    setMaking(true)
    onBusy(true)
    try {
      const { bytes, attempts: number } = await makeBackup()
      toast({ tone: 'pass', title: 'The copy is made and was checked', description: `${large(bytes)}, ${attempts(number ?? 0)}` })
    } catch (failure) {
      toast({ tone: 'fail', title: 'No copy was made', description: errorText(failure) })
    }
    setMaking(false)
    onBusy(false)
    await refresh()
  }
  const remove = async ({ name }: Backup) => {
    try {
      await deleteBackup(name)
    } catch (failure) {
      toast({ tone: 'fail', title: 'The copy stays', description: errorText(failure) })
    }
    await refresh()
  }
  const busy = storage.job !== null || storage.waits !== null
  return (
    <Panel
      title="Copies"
      info={
        <span className="tabular">
          {storage.backups.length} of at most {storage.mostBackups}
        </span>
      }
      toolbar={
        owner ? (
          <>
            <Button size="sm" disabled={busy} onClick={() => picker.current?.click()}>
              <Upload /> Restore from a file
            </Button>
            <Button size="sm" variant="primary" disabled={busy || making} onClick={() => void make()}>
              {making ? <Spinner /> : null} Back up now
            </Button>
            <input
              ref={picker}
              type="file"
              aria-label="A copy to restore"
              className="hidden"
              onChange={({ target }) => {
                const file = target.files?.[0]
                target.value = ''
                if (file !== undefined) ask({ file })
              }}
            />
          </>
        ) : null
      }
    >
      <p className="p-3 text-muted">
        A copy is made while sessions go on, and checked. It lies in the folder <span className="mono">backups</span> of the data. What
        travelled and drafts are sealed in it with the master key, which is not in it: keep a copy of that too. Not sealed are URLs, names,
        addresses, notes, and hashes of passwords and tokens: only owners download one.
      </p>
      {storage.backups.length === 0 ? null : (
        <ul aria-label="Copies" className="divide-y border-t">
          {storage.backups.map((one) => (
            <li key={one.name} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5">
              <span className="min-w-48 flex-1">
                <Time value={one.at} exact />
                <span className="block text-muted text-xs">
                  {REASONS[one.reason]}
                  {one.by === null ? '' : ` by ${one.by}`}
                  {one.version === null ? '' : `, version ${one.version}`}
                  {one.attempts === null ? '' : `, ${attempts(one.attempts)}`}
                </span>
              </span>
              <span className="tabular text-muted text-sm">{large(one.bytes)}</span>
              {owner ? (
                <span className="flex items-center gap-1">
                  <Button size="sm" disabled={busy} onClick={() => ask({ backup: one })}>
                    <RotateCcw /> Restore
                  </Button>
                  <IconButton label={`Download the copy of ${one.at}`} size="icon-sm" onClick={() => download(backupPath(one.name))}>
                    <Download />
                  </IconButton>
                  <IconButton label={`Delete the copy of ${one.at}`} size="icon-sm" onClick={() => setDeleting(one)}>
                    <Trash2 />
                  </IconButton>
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <Confirm
        open={deleting !== null}
        onOpenChange={(open) => !open && setDeleting(null)}
        title="Delete this copy?"
        action="Delete copy"
        onConfirm={() => deleting && void remove(deleting)}
      >
        <p>{deleting === null ? '' : `${large(deleting.bytes)}, ${REASONS[deleting.reason].toLowerCase()}. `}It cannot be brought back.</p>
      </Confirm>
      {source === null ? null : (
        <RestoreDialog
          source={source}
          sessions={storage.sessions}
          restarting={restarting}
          onBusy={onBusy}
          onClose={() => setSource(null)}
        />
      )}
    </Panel>
  )
}
