'use client'

import { type FormEvent, useId, useState } from 'react'
import { VisibleText } from '@/components/attempt/visible-text'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { type Annotation, annotateAttempt } from '@/lib/client/annotate'
import { errorText } from '@/lib/client/api'
import type { AttemptSummary } from '@/lib/client/history'

type AnnotateProps = {
  attempt: AttemptSummary
  /** The field to begin with. */
  first: 'name' | 'note'
  onDone: (written: Required<Annotation>) => void
  onClose: () => void
}

/** Writes the name and the note of an attempt. */
export function AnnotateDialog({ attempt, first, onDone, onClose }: AnnotateProps) {
  const form = useId()
  const [name, setName] = useState(attempt.name ?? '')
  const [note, setNote] = useState(attempt.note ?? '')
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      onDone(await annotateAttempt(attempt.id, { name: name.trim() || null, note: note.trim() || null }))
      onClose()
    } catch (error) {
      setProblem(errorText(error))
      setBusy(false)
    }
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="Name and note"
        description={
          <span className="mono block truncate">
            <VisibleText text={attempt.url} />
          </span>
        }
        footer={
          <>
            <DialogClose asChild>
              <Button variant="ghost">Cancel</Button>
            </DialogClose>
            <Button type="submit" form={form} variant="primary" disabled={busy}>
              Save
            </Button>
          </>
        }
      >
        <form id={form} onSubmit={save} className="grid gap-3">
          <Field label="Name" hint="Stands in the place of the URL. Empty: the URL itself.">
            {(control) => (
              <Input
                {...control}
                autoFocus={first === 'name'}
                maxLength={200}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <Field label="Note" hint="Everybody here sees it, and the search finds it." error={problem}>
            {(control) => (
              <Textarea
                {...control}
                autoFocus={first === 'note'}
                maxLength={20_000}
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            )}
          </Field>
        </form>
      </DialogContent>
    </Dialog>
  )
}
