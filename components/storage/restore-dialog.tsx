'use client'

import { useQueryClient } from '@tanstack/react-query'
import { format } from 'date-fns'
import { useEffect, useRef, useState } from 'react'
import { attempts } from '@/components/attempt/attempt-count'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { FieldError } from '@/components/ui/field'
import { Spinner } from '@/components/ui/spinner'
import { errorText } from '@/lib/client/api'
import type { Restarting } from '@/lib/client/await-restart'
import { type Backup, restore } from '@/lib/client/storage'
import { dropUpload, uploadCopy } from '@/lib/client/upload-copy'
import { large, sessionWords } from './words'

/** What is restored: a copy of the list, or a file of this machine. */
export type RestoreSource = { readonly backup: Backup } | { readonly file: File }
type RestoreDialogProps = {
  source: RestoreSource
  sessions: number
  restarting: Restarting
  onBusy: (busy: boolean) => void
  onClose: () => void
}

/** Says what a restore does, then does it. */
export function RestoreDialog({ source, sessions, restarting, onBusy, onClose }: RestoreDialogProps) {
  const queries = useQueryClient()
  const [doing, setDoing] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const stop = useRef(new AbortController())
  useEffect(() => () => stop.current.abort(), [])
  const run = async () => {
    setProblem(null)
    onBusy(true)
    try {
      if ('file' in source) {
        const { file } = source
        setDoing('Uploading')
        await uploadCopy(file, (octets) => setDoing(`Uploaded ${large(octets)} of ${large(file.size)}`), stop.current.signal)
      }
      setDoing('Checking the copy and bringing it up to date')
      const body = 'file' in source ? { backup: null, name: source.file.name.slice(0, 200) } : { backup: source.backup.name }
      const { restarts } = await restore({ ...body, endSessions: true })
      setDoing('Restarting')
      await restarting(restarts)
      onClose()
    } catch (failure) {
      if (!stop.current.signal.aborted) setProblem(errorText(failure))
    }
    setDoing(null)
    onBusy(false)
    await queries.invalidateQueries({ queryKey: ['storage'] })
  }
  const close = () => {
    if ('file' in source && doing?.startsWith('Upload')) {
      stop.current.abort()
      void dropUpload().catch(() => {})
    }
    onClose()
  }
  const what =
    'file' in source
      ? `the file ${source.file.name} (${large(source.file.size)})`
      : `the copy of ${format(new Date(source.backup.at), 'yyyy-MM-dd HH:mm:ss')}${source.backup.attempts === null ? '' : ` with ${attempts(source.backup.attempts)}`}`
  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent
        title="Restore a copy"
        footer={
          <>
            <Button variant="ghost" onClick={close}>
              Cancel
            </Button>
            <Button variant="danger" disabled={doing !== null} onClick={() => void run()}>
              {doing === null ? null : <Spinner />} Restore and restart
            </Button>
          </>
        }
      >
        <div className="grid gap-2">
          <p>
            The data becomes that of {what}. It is checked first: of another program, damaged, sealed with another key or of a newer version
            it is refused, and nothing changes.
          </p>
          <ul className="grid list-disc gap-1 pl-5 text-muted text-sm">
            <li>The database of now is kept as a copy of its own: it can be restored the same way.</li>
            <li>Sockscope restarts, which takes a few seconds. {sessionWords(sessions)}</li>
            <li>
              Members, roles, passwords and settings become those of the copy: look through the team afterwards. Everybody signs in again;
              tokens that ended since stay ended, and open links of invitations end.
            </li>
          </ul>
          {doing === null ? null : (
            <p role="status" className="text-sm">
              {doing} …
            </p>
          )}
          {problem === null ? null : <FieldError>{problem}</FieldError>}
        </div>
      </DialogContent>
    </Dialog>
  )
}
