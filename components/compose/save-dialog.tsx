'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ServerState } from '@/components/shell/server-state'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Field, FieldError } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Spinner } from '@/components/ui/spinner'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { ApiProblem, errorText } from '@/lib/client/api'
import type { OpenedProfile } from '@/lib/client/composer/stored-draft'
import { createProfile, type Profile, readProfile, saveProfile } from '@/lib/client/profiles'
import type { RequestDraft } from '@/lib/core/handshake/draft'

type SaveDialogProps = {
  draft: RequestDraft
  profile: OpenedProfile | null
  onClose: () => void
  onSaved: (profile: Profile) => void
}

/** Saves the draft under a name: as a new profile, or as the next version of the one it came from. */
export function SaveDialog(props: SaveDialogProps) {
  return (
    <ServerState>
      <SaveForm {...props} />
    </ServerState>
  )
}

function SaveForm({ draft, profile, onClose, onSaved }: SaveDialogProps) {
  const queries = useQueryClient()
  const [name, setName] = useState(profile?.name ?? '')
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const conflict = problem instanceof ApiProblem && problem.status === 409

  const save = async (run: () => Promise<Profile>) => {
    setBusy(true)
    setProblem(null)
    try {
      const saved = await run()
      await queries.invalidateQueries({ queryKey: ['profiles'] })
      toast({ tone: 'pass', title: `Saved “${saved.name}”`, description: `Version ${saved.version}` })
      onSaved(saved)
      onClose()
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  const body = { name: name.trim(), ...(note.trim() ? { note: note.trim() } : {}), request: draft }
  const asNew = () => save(() => createProfile(body))
  const over = () => save(() => (profile ? saveProfile(profile.id, profile.version, body) : createProfile(body)))
  const overTheirs = () =>
    save(async () => {
      if (!profile) return createProfile(body)
      const newest = await readProfile(profile.id)
      return saveProfile(profile.id, newest.version, body)
    })
  const atName = problem instanceof ApiProblem ? problem.at('name') : undefined
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        size="sm"
        title={profile ? 'Save profile' : 'Save as profile'}
        description="Secret values are stored encrypted and never shown again."
        footer={
          <>
            {profile ? (
              <Button className="mr-auto" disabled={busy || !name.trim()} onClick={asNew}>
                Save as new
              </Button>
            ) : null}
            <Button variant="primary" type="submit" form="save-profile" disabled={busy || !name.trim()}>
              {busy ? <Spinner className="text-current" /> : null}
              {profile ? `Save version ${profile.version + 1}` : 'Save'}
            </Button>
          </>
        }
      >
        <form
          id="save-profile"
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            void over()
          }}
        >
          <Field label="Name" error={atName}>
            {(control) => <Input {...control} autoFocus maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />}
          </Field>
          <Field label="Note" hint="Optional: what it is for, what to expect">
            {(control) => <Textarea {...control} className="min-h-14" value={note} onChange={(event) => setNote(event.target.value)} />}
          </Field>
          {conflict ? (
            <div className="grid gap-2 rounded-md bg-warn-soft p-2.5 text-xs">
              <p>Someone saved a newer version since you opened this profile. Your changes are still here.</p>
              <div className="flex gap-2">
                <Button size="sm" onClick={overTheirs}>
                  Save on top of theirs
                </Button>
                <Button size="sm" onClick={asNew}>
                  Save as new
                </Button>
              </div>
            </div>
          ) : problem && !atName ? (
            <FieldError>{errorText(problem)}</FieldError>
          ) : null}
        </form>
      </DialogContent>
    </Dialog>
  )
}
