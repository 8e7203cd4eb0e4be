'use client'

import { useQueryClient } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { LabelFields, tagsTyped } from '@/components/profiles/label-fields'
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
import { PROFILES_KEY, useProfile } from '@/lib/client/use-profiles'
import type { RequestDraft } from '@/lib/core/handshake/draft'

const MergeDialog = dynamic(() => import('@/components/profiles/merge-dialog').then((module) => module.MergeDialog), { ssr: false })

type SaveDialogProps = {
  draft: RequestDraft
  profile: OpenedProfile | null
  onClose: () => void
  onSaved: (profile: Profile) => void
  /** What was merged with somebody else's changes: the draft is another one then. */
  onMerged: (profile: Profile) => void
}

/** Saves the draft under a name: as a new profile, or as the next version of the one it came from. */
export function SaveDialog(props: SaveDialogProps) {
  return (
    <ServerState>
      <SaveForm {...props} />
    </ServerState>
  )
}

function SaveForm({ draft, profile, onClose, onSaved, onMerged }: SaveDialogProps) {
  const queries = useQueryClient()
  const stored = useProfile(profile?.id ?? null).data
  const [name, setName] = useState(profile?.name ?? '')
  const [note, setNote] = useState('')
  // null: not touched, so that it stays as it is.
  const [folder, setFolder] = useState<string | null>(null)
  const [tags, setTags] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [merging, setMerging] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const conflict = problem instanceof ApiProblem && problem.status === 409

  const told = async (saved: Profile) => {
    await queries.invalidateQueries({ queryKey: PROFILES_KEY })
    toast({ tone: 'pass', title: `Saved “${saved.name}”`, description: `Version ${saved.version}` })
    onClose()
  }
  const save = async (run: () => Promise<Profile>) => {
    setBusy(true)
    setProblem(null)
    try {
      const saved = await run()
      onSaved(saved)
      await told(saved)
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  const labels = {
    name: name.trim(),
    ...(folder === null ? {} : { folder }),
    ...(tags === null ? {} : { tags: tagsTyped(tags) }),
    ...(note.trim() ? { note: note.trim() } : {}),
  }
  const body = { ...labels, request: draft }
  // A new profile begins with the folder and tags of the one it came from.
  const asNew = () => save(() => createProfile({ folder: stored?.folder ?? '', tags: stored?.tags ?? [], ...body }))
  const over = () => save(() => (profile ? saveProfile(profile.id, profile.version, body) : createProfile(body)))
  const overTheirs = () =>
    save(async () => {
      if (!profile) return createProfile(body)
      const newest = await readProfile(profile.id)
      return saveProfile(profile.id, newest.version, body)
    })
  const at = (field: string) => (problem instanceof ApiProblem ? problem.at(field) : undefined)
  const isPlaced = ['name', 'folder', 'tags'].some((field) => at(field) !== undefined)
  if (merging && profile)
    return (
      <MergeDialog
        profile={profile}
        labels={labels}
        draft={draft}
        onClose={() => setMerging(false)}
        onMerged={(saved) => {
          onMerged(saved)
          void told(saved)
        }}
      />
    )
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
          <Field label="Name" error={at('name')}>
            {(control) => <Input {...control} autoFocus maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />}
          </Field>
          <LabelFields
            folder={folder ?? stored?.folder ?? ''}
            onFolder={setFolder}
            tags={tags ?? stored?.tags.join(', ') ?? ''}
            onTags={setTags}
            folderError={at('folder')}
            tagsError={at('tags')}
          />
          <Field label="Note" hint="Optional: what it is for, what to expect">
            {(control) => <Textarea {...control} className="min-h-14" value={note} onChange={(event) => setNote(event.target.value)} />}
          </Field>
          {conflict ? (
            <div className="grid gap-2 rounded-md bg-warn-soft p-2.5 text-xs">
              <p>Someone saved a newer version since you opened this profile. Your changes are still here.</p>
              <div className="flex flex-wrap gap-2">
                <Button size="sm" variant="primary" onClick={() => setMerging(true)}>
                  Merge by hand
                </Button>
                <Button size="sm" onClick={overTheirs}>
                  Save on top of theirs
                </Button>
                <Button size="sm" onClick={asNew}>
                  Save as new
                </Button>
              </div>
            </div>
          ) : problem && !isPlaced ? (
            <FieldError>{errorText(problem)}</FieldError>
          ) : null}
        </form>
      </DialogContent>
    </Dialog>
  )
}
