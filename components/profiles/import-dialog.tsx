'use client'

import { useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Field, FieldError } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Spinner } from '@/components/ui/spinner'
import { ApiProblem, errorText } from '@/lib/client/api'
import { type ImportedProfile, importProfiles, type OnDuplicate } from '@/lib/client/profiles'
import { PROFILES_KEY } from '@/lib/client/use-profiles'

const LIMIT = 8 * 1024 * 1024
const MOST_FILES = 1000
const MEGABYTE = 1024 * 1024

/** Reads profile files and saves what is in them: all or nothing, with what became of each. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient()
  const [files, setFiles] = useState<readonly File[]>([])
  const [onDuplicate, setOnDuplicate] = useState<OnDuplicate>('refuse')
  const [folder, setFolder] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [done, setDone] = useState<readonly ImportedProfile[] | null>(null)
  const size = files.reduce((sum, file) => sum + file.size, 0)
  const tooMuch =
    size > LIMIT
      ? `The files have ${(size / MEGABYTE).toFixed(1)} MiB: expected at most ${LIMIT / MEGABYTE}`
      : files.length > MOST_FILES
        ? `There are ${files.length} files: expected at most ${MOST_FILES}`
        : null
  const run = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const texts = await Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() })))
      const { items } = await importProfiles(texts, onDuplicate, folder)
      await queries.invalidateQueries({ queryKey: PROFILES_KEY })
      setDone(items)
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  const further = problem instanceof ApiProblem ? problem.errors.slice(1, 6) : []
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="Import profiles"
        description="Files that Sockscope exported, one profile or many in each. Where one cannot be read, none is imported."
        footer={
          done === null ? (
            <Button variant="primary" disabled={busy || files.length === 0 || tooMuch !== null} onClick={run}>
              {busy ? <Spinner className="text-current" /> : null} Import
            </Button>
          ) : (
            <Button variant="primary" onClick={onClose}>
              Done
            </Button>
          )
        }
      >
        {done === null ? (
          <div className="grid gap-3">
            <Field label="Files" error={tooMuch} hint={`At most ${LIMIT / MEGABYTE} MiB and 1,000 profiles at once`}>
              {(control) => (
                <input
                  {...control}
                  type="file"
                  multiple
                  accept=".json,application/json"
                  onChange={(event) => {
                    setFiles([...(event.target.files ?? [])])
                    setProblem(null)
                  }}
                  className="w-full min-w-0 rounded-md border border-field bg-surface text-sm file:mr-3 file:h-[30px] file:cursor-pointer file:border-0 file:border-border file:border-r file:bg-sunken file:px-3 file:font-medium file:text-foreground"
                />
              )}
            </Field>
            <div className="grid gap-3 sm:grid-cols-2">
              <Field label="Where a name is taken in its folder">
                {(control) => (
                  <Select {...control} value={onDuplicate} onChange={(event) => setOnDuplicate(event.target.value as OnDuplicate)}>
                    <option value="refuse">Import nothing, and say so</option>
                    <option value="rename">Import under another name</option>
                    <option value="replace">Save as its next version</option>
                  </Select>
                )}
              </Field>
              <Field label="Into folder" hint="Optional: the files’ own folders stand in it">
                {(control) => <Input {...control} value={folder} maxLength={400} onChange={(event) => setFolder(event.target.value)} />}
              </Field>
            </div>
            {problem ? (
              <div className="grid gap-1">
                <FieldError>{errorText(problem)}</FieldError>
                {further.map(({ path, message }) => (
                  <FieldError key={`${path}${message}`}>{message}</FieldError>
                ))}
              </div>
            ) : null}
          </div>
        ) : (
          <Report items={done} />
        )}
      </DialogContent>
    </Dialog>
  )
}

const WORDS = { created: 'new', renamed: 'renamed', replaced: 'next version' } as const

function Report({ items }: { items: readonly ImportedProfile[] }) {
  return (
    <div className="grid gap-2">
      <p role="status" className="text-sm">
        {items.length === 1 ? 'One profile was imported.' : `${items.length} profiles were imported.`}
      </p>
      <ul className="divide-y rounded-md border">
        {items.map(({ id, name, folder, version, action, placeholders }) => (
          <li key={id} className="grid gap-0.5 px-3 py-2">
            <span className="flex min-w-0 items-baseline gap-2">
              <Link href={`/?profile=${encodeURIComponent(id)}`} className="min-h-6 min-w-0 truncate font-medium leading-6 hover:underline">
                {folder === '' ? name : `${folder}/${name}`}
              </Link>
              <Badge>v{version}</Badge>
              <span className="ml-auto shrink-0 text-muted text-xs">{WORDS[action]}</span>
            </span>
            {placeholders.length > 0 ? (
              <span className="break-words text-muted text-xs">Needs a value for {placeholders.map((one) => `{{${one}}}`).join(', ')}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  )
}
