'use client'

import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { attempts } from '@/components/attempt/attempt-count'
import { count } from '@/components/attempt/words'
import { Confirm } from '@/components/ui/alert-dialog'
import { Checkbox } from '@/components/ui/checkbox'
import { toast } from '@/components/ui/toast'
import { errorText } from '@/lib/client/api'
import { type Choice, countPinned, deleteHistory } from '@/lib/client/history-files'
import { useHistoryChanged } from '@/lib/client/use-history-changed'
import { deletedWords } from './words'

type DeleteChosenProps = {
  choice: Choice
  /** How many, and whether there may be more. */
  total: number
  exact: boolean
  /** How many of them are pinned; null: ask. */
  pinned: number | null
  onBusy: (busy: boolean) => void
  onDone: () => void
  onClose: () => void
}

/** Asks before attempts are deleted: how many, and what becomes of the pinned ones among them. */
export function DeleteChosen({ choice, total, exact, pinned, onBusy, onDone, onClose }: DeleteChosenProps) {
  const [includePinned, setIncludePinned] = useState(false)
  const changed = useHistoryChanged()
  const filter = 'filter' in choice ? choice.filter : null
  const asked = useQuery({
    queryKey: ['history-pinned', filter],
    queryFn: () => (filter === null ? 0 : countPinned(filter)),
    enabled: pinned === null && filter !== null,
    gcTime: 0,
  })
  const kept = pinned ?? asked.data ?? null
  const run = async () => {
    onBusy(true)
    try {
      const result = await deleteHistory(choice, includePinned)
      toast({ tone: result.deleted > 0 ? 'pass' : 'warn', title: deletedWords(result) })
      onDone()
    } catch (error) {
      toast({ tone: 'fail', title: 'Not all attempts were deleted', description: errorText(error) })
    }
    onBusy(false)
    await changed()
  }
  const box = useId()
  const many = `${exact ? '' : 'at least '}${attempts(total)}`
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Delete ${many}?`}
      action={`Delete ${total === 1 ? 'attempt' : 'attempts'}`}
      onConfirm={() => void run()}
    >
      <p>Their bytes, findings and frames are removed for everyone. This cannot be undone. Those that still run stay.</p>
      {kept === null && <p className="mt-2">Pinned ones stay.</p>}
      {kept !== null && kept > 0 && (
        <span className="mt-2 flex min-h-6 items-center gap-2 text-foreground">
          <Checkbox id={box} checked={includePinned} onCheckedChange={setIncludePinned} />
          <label htmlFor={box}>
            {kept === 1 ? '1 of them is pinned and stays: delete it too' : `${count(kept)} of them are pinned and stay: delete them too`}
          </label>
        </span>
      )}
    </Confirm>
  )
}
