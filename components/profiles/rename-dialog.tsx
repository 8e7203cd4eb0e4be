'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { errorText } from '@/lib/client/api'
import { draftOfProfile, type ProfileSummary, readProfile, saveProfile } from '@/lib/client/profiles'

type RenameDialogProps = { profile: ProfileSummary; onClose: () => void; onRenamed: () => unknown }

/** Changes a profile's name and note; its draft stays. */
export function RenameDialog({ profile, onClose, onRenamed }: RenameDialogProps) {
  const [name, setName] = useState(profile.name)
  const [note, setNote] = useState(profile.note)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const rename = async () => {
    setBusy(true)
    try {
      const stored = await readProfile(profile.id)
      await saveProfile(profile.id, stored.version, { name: name.trim(), note: note.trim(), request: draftOfProfile(stored) })
      await onRenamed()
      onClose()
    } catch (error) {
      setProblem(errorText(error))
      setBusy(false)
    }
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        size="sm"
        title="Rename profile"
        footer={
          <Button variant="primary" type="submit" form="rename-profile" disabled={busy || !name.trim()}>
            Rename
          </Button>
        }
      >
        <form
          id="rename-profile"
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            void rename()
          }}
        >
          <Field label="Name" error={problem}>
            {(control) => <Input {...control} autoFocus maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />}
          </Field>
          <Field label="Note">
            {(control) => <Textarea {...control} className="min-h-14" value={note} onChange={(event) => setNote(event.target.value)} />}
          </Field>
        </form>
      </DialogContent>
    </Dialog>
  )
}
