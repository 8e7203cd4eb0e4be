'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Field, FieldError } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { ApiProblem, errorText } from '@/lib/client/api'
import { draftOfProfile, type ProfileSummary, readProfile, saveProfile } from '@/lib/client/profiles'
import { LabelFields, tagsTyped } from './label-fields'

type DetailsDialogProps = { profile: ProfileSummary; onClose: () => void; onSaved: () => unknown }

/** Changes a profile's name, folder, tags and note; its draft stays. */
export function DetailsDialog({ profile, onClose, onSaved }: DetailsDialogProps) {
  const [name, setName] = useState(profile.name)
  const [folder, setFolder] = useState(profile.folder)
  const [tags, setTags] = useState(profile.tags.join(', '))
  const [note, setNote] = useState(profile.note)
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const stored = await readProfile(profile.id)
      const labels = { name: name.trim(), folder, tags: tagsTyped(tags), note: note.trim() }
      await saveProfile(profile.id, stored.version, { ...labels, request: draftOfProfile(stored) })
      await onSaved()
      onClose()
    } catch (error) {
      setProblem(error)
      setBusy(false)
    }
  }
  const at = (field: string) => (problem instanceof ApiProblem ? problem.at(field) : undefined)
  const isPlaced = ['name', 'folder', 'tags'].some((field) => at(field) !== undefined)
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        size="sm"
        title="Rename, move or tag"
        description={`Saved as version ${profile.version + 1}; the draft stays as it is.`}
        footer={
          <Button variant="primary" type="submit" form="profile-details" disabled={busy || !name.trim()}>
            Save changes
          </Button>
        }
      >
        <form
          id="profile-details"
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <Field label="Name" error={at('name')}>
            {(control) => <Input {...control} autoFocus maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />}
          </Field>
          <LabelFields
            folder={folder}
            onFolder={setFolder}
            tags={tags}
            onTags={setTags}
            folderError={at('folder')}
            tagsError={at('tags')}
          />
          <Field label="Note">
            {(control) => <Textarea {...control} className="min-h-14" value={note} onChange={(event) => setNote(event.target.value)} />}
          </Field>
          {problem && !isPlaced ? <FieldError>{errorText(problem)}</FieldError> : null}
        </form>
      </DialogContent>
    </Dialog>
  )
}
