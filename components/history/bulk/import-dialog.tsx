'use client'

import { type DragEvent, useEffect, useRef, useState } from 'react'
import { attempts } from '@/components/attempt/attempt-count'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Field, FieldError } from '@/components/ui/field'
import { Spinner } from '@/components/ui/spinner'
import { errorText } from '@/lib/client/api'
import { FILE_OCTETS, type ImportedHistory, importHistory } from '@/lib/client/import-history'
import { useHistoryChanged } from '@/lib/client/use-history-changed'
import { importedWords } from './words'

const MEGABYTE = 1024 * 1024
const mebibytes = (octets: number) => `${(octets / MEGABYTE).toFixed(octets < 10 * MEGABYTE ? 1 : 0)} MiB`

type Done = { readonly so: ImportedHistory; readonly problem: string | null }

/** Takes a file of exported history: chosen or dropped, with how far it is and what became of its lines. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const changed = useHistoryChanged()
  const [file, setFile] = useState<File | null>(null)
  const [over, setOver] = useState(false)
  const [so, setSo] = useState<{ readonly octets: number; readonly so: ImportedHistory } | null>(null)
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<Done | null>(null)
  const leave = useRef(new AbortController())
  useEffect(() => () => leave.current.abort(), [])
  const tooLarge =
    file !== null && file.size > FILE_OCTETS
      ? `The file has ${mebibytes(file.size)}: expected at most ${mebibytes(FILE_OCTETS)}; export fewer attempts at a time`
      : null
  const choose = (chosen: File | null) => {
    setFile(chosen)
    setDone(null)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    choose(event.dataTransfer.files[0] ?? null)
  }
  const run = async () => {
    if (file === null) return
    setBusy(true)
    leave.current = new AbortController()
    let last: ImportedHistory = { imported: 0, alreadyThere: 0, refused: [], refusedTotal: 0, leftOut: 0, problem: null }
    try {
      last = await importHistory(
        file,
        (octets, sum) => {
          last = sum
          setSo({ octets, so: sum })
        },
        leave.current.signal,
      )
      setDone({ so: last, problem: last.problem })
    } catch (error) {
      const stopped = leave.current.signal.aborted
      setDone({ so: last, problem: stopped ? 'It was stopped: what stood before that is here' : errorText(error) })
    }
    setBusy(false)
    setSo(null)
    await changed()
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="Import history"
        description="JSON lines that Sockscope exported, also on another machine. Attempts keep their ids, times and verdicts; those that are here already stay as they are."
        footer={
          done !== null && done.problem === null ? (
            <Button variant="primary" onClick={onClose}>
              Done
            </Button>
          ) : busy ? (
            <Button onClick={() => leave.current.abort()}>Stop</Button>
          ) : (
            <Button variant="primary" disabled={file === null || tooLarge !== null} onClick={() => void run()}>
              Import
            </Button>
          )
        }
      >
        <div className="grid gap-3">
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the field in it does the same by keyboard */}
          <div
            onDragOver={(event) => {
              event.preventDefault()
              setOver(true)
            }}
            onDragLeave={() => setOver(false)}
            onDrop={drop}
            className={cn('rounded-md border border-dashed p-3', over && 'border-accent bg-sunken')}
          >
            <Field
              label="File"
              error={tooLarge}
              hint={file === null ? 'Choose one, or drop it here' : `${file.name}, ${mebibytes(file.size)}`}
            >
              {(control) => (
                <input
                  {...control}
                  type="file"
                  accept=".jsonl,.ndjson,application/jsonl"
                  disabled={busy}
                  onChange={(event) => choose(event.target.files?.[0] ?? null)}
                  className="w-full min-w-0 rounded-md border border-field bg-surface text-sm file:mr-3 file:h-[30px] file:cursor-pointer file:border-0 file:border-border file:border-r file:bg-sunken file:px-3 file:font-medium file:text-foreground"
                />
              )}
            </Field>
          </div>
          {busy && file !== null && (
            <p className="flex items-center gap-2 text-muted text-sm">
              <Spinner />
              <progress aria-label="Read of the file" className="min-w-0 flex-1 accent-accent" max={file.size} value={so?.octets ?? 0} />
              <span className="tabular">{attempts(so?.so.imported ?? 0)}</span>
            </p>
          )}
          {done !== null && <Result {...done} />}
        </div>
      </DialogContent>
    </Dialog>
  )
}

function Result({ so, problem }: Done) {
  const more = so.refusedTotal - so.refused.length
  return (
    <div className="grid gap-2">
      <p role="status" className="text-sm">
        {importedWords(so)}
      </p>
      {problem !== null && <FieldError>{problem}</FieldError>}
      {so.refused.length > 0 && (
        <ul aria-label="Lines that were refused" className="divide-y rounded-md border text-sm">
          {so.refused.map(({ line, reason }) => (
            <li key={`${line} ${reason}`} className="px-3 py-1.5 [overflow-wrap:anywhere]">
              <span className="tabular text-muted">line {line}</span> {reason}
            </li>
          ))}
          {more > 0 && <li className="px-3 py-1.5 text-muted">and {more} more</li>}
        </ul>
      )}
    </div>
  )
}
