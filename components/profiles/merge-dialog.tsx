'use client'

import { TriangleAlert } from 'lucide-react'
import { useMemo, useState } from 'react'
import { VisibleText } from '@/components/attempt/visible-text'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { FieldError } from '@/components/ui/field'
import { Skeleton } from '@/components/ui/skeleton'
import { Spinner } from '@/components/ui/spinner'
import { ApiProblem, errorText } from '@/lib/client/api'
import type { OpenedProfile } from '@/lib/client/composer/stored-draft'
import type { Profile, ProfileSave } from '@/lib/client/profiles'
import { useMerge } from '@/lib/client/use-merge'
import type { MergeDifference, MergeSide } from '@/lib/core/changes/merge-profiles'
import type { RequestDraft } from '@/lib/core/handshake/draft'

type MergeDialogProps = {
  /** As it was opened. */
  profile: OpenedProfile
  labels: Omit<ProfileSave, 'request'>
  draft: RequestDraft
  onClose: () => void
  onMerged: (profile: Profile) => void
}

/** A save that came too late beside what was saved meanwhile: one choice a difference, then the two are saved as one. */
export function MergeDialog({ profile, labels, draft, onClose, onMerged }: MergeDialogProps) {
  // What was typed when the dialog opened: the form behind it makes a new object with each drawing.
  const [mine] = useState({ labels, draft })
  const merge = useMerge(profile.id, profile.version, mine)
  const { theirs, differences, open } = merge
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const shown = useMemo(() => differences.filter(({ changedBy }) => changedBy !== 'same'), [differences])
  const save = async () => {
    setBusy(true)
    setProblem(null)
    try {
      onMerged(await merge.save())
    } catch (error) {
      setProblem(error)
      if (error instanceof ApiProblem && error.status === 409) await merge.refetch()
      setBusy(false)
    }
  }
  const isStale = problem instanceof ApiProblem && problem.status === 409
  return (
    <Dialog open onOpenChange={(shownNow) => !shownNow && onClose()}>
      <DialogContent
        size="lg"
        title={`Merge into “${theirs?.name ?? profile.name}”`}
        description={
          theirs === null
            ? 'Looking at what was saved meanwhile'
            : `You began with version ${profile.version}; meanwhile version ${theirs.version} was saved${merge.by === '' ? '' : ` by ${merge.by}`}. What only one of you changed is chosen already.`
        }
        footer={
          <>
            <p className="mr-auto text-muted text-xs" aria-live="polite">
              {open > 0 ? `${open} ${open === 1 ? 'difference waits' : 'differences wait'} for your choice` : ''}
            </p>
            <Button variant="ghost" onClick={onClose}>
              Back
            </Button>
            <Button variant="primary" disabled={busy || theirs === null || open > 0 || merge.isFetching} onClick={save}>
              {busy ? <Spinner className="text-current" /> : null}
              {theirs === null ? 'Save' : `Save as version ${theirs.version + 1}`}
            </Button>
          </>
        }
      >
        {merge.isLoading ? (
          <Skeleton className="h-40" />
        ) : merge.error ? (
          <FieldError>{errorText(merge.error)}</FieldError>
        ) : (
          <div className="grid gap-3">
            {isStale ? <FieldError>Another version was saved while you chose: these are the differences from it.</FieldError> : null}
            {problem && !isStale ? <FieldError>{errorText(problem)}</FieldError> : null}
            {theirs !== null && shown.length === 0 ? (
              <p className="text-sm">Both of you saved the same: there is nothing to choose.</p>
            ) : null}
            {shown.map((difference) => (
              <DifferenceChoice
                key={difference.id}
                difference={difference}
                chosen={merge.choices[difference.id]}
                onChoose={(side) => merge.choose(difference.id, side)}
              />
            ))}
          </div>
        )}
      </DialogContent>
    </Dialog>
  )
}

const BY = { theirs: 'changed by them', mine: 'changed by you', both: 'changed by both', same: '' } as const

type DifferenceChoiceProps = { difference: MergeDifference; chosen: MergeSide | undefined; onChoose: (side: MergeSide) => void }

function DifferenceChoice({ difference, chosen, onChoose }: DifferenceChoiceProps) {
  const { id, section, label, base, changedBy, mineIsLost } = difference
  return (
    <fieldset className="min-w-0 rounded-md border">
      <legend className="sr-only">
        {section}: {label}
      </legend>
      <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 border-b px-3 py-1.5 text-xs" aria-hidden>
        <span className="min-w-0 truncate font-medium text-sm">{label}</span>
        <span className="text-muted">{section}</span>
        <Badge tone={changedBy === 'both' ? 'warn' : 'neutral'}>{BY[changedBy]}</Badge>
      </div>
      <p className="min-w-0 px-3 pt-2 text-muted text-xs">
        Before: <Value text={base} className="text-muted" />
      </p>
      <div className="grid gap-2 p-2 sm:grid-cols-2">
        {(['theirs', 'mine'] as const).map((side) => {
          const isLost = side === 'mine' && mineIsLost
          return (
            <label
              key={side}
              className={cn(
                'relative flex min-w-0 cursor-pointer items-start gap-2 rounded-md border p-2 text-sm has-disabled:cursor-not-allowed has-focus-visible:outline-2 has-focus-visible:outline-accent',
                chosen === side ? 'border-accent bg-accent-soft' : 'border-border hover:border-border-strong',
              )}
            >
              <input
                type="radio"
                name={id}
                checked={chosen === side}
                disabled={isLost}
                onChange={() => onChoose(side)}
                className="mt-1 size-3.5 shrink-0 accent-(--color-accent)"
              />
              <span className="grid min-w-0 gap-0.5">
                <span className="font-medium text-xs">{side === 'theirs' ? 'Theirs' : 'Mine'}</span>
                <Value text={difference[side]} />
                {isLost ? (
                  <span className="flex gap-1 text-warn text-xs">
                    <TriangleAlert aria-hidden className="mt-0.5 size-3 shrink-0" />
                    Its secret is no longer in the newest version: type it again after saving
                  </span>
                ) : null}
              </span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}

function Value({ text, className }: { text: string | null; className?: string }) {
  if (text === null) return <span className="text-muted italic">nothing</span>
  return (
    <span className={cn('mono whitespace-pre-wrap break-words text-[12px] [overflow-wrap:anywhere]', className)}>
      <VisibleText text={text.length > 4000 ? `${text.slice(0, 4000)}…` : text} />
    </span>
  )
}
