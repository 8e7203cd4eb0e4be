'use client'

import { Download, GitCompareArrows, Pin, PinOff, Trash2, X } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { attempts } from '@/components/attempt/attempt-count'
import { pathOfTwo } from '@/components/compare/path-of-two'
import { useOnlyLooks } from '@/components/shell/person'
import { Button } from '@/components/ui/button'
import { DropdownMenu, DropdownMenuContent, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import { toast } from '@/components/ui/toast'
import { errorText } from '@/lib/client/api'
import { pinAttempt } from '@/lib/client/attempt-actions'
import type { HistoryFilter } from '@/lib/client/history'
import { type Choice, MOST_EXPORTED_BY_ID } from '@/lib/client/history-files'
import { useHistoryChanged } from '@/lib/client/use-history-changed'
import { DeleteChosen } from './delete-chosen'
import { ExportItems } from './export-items'
import type { ChosenAttempts } from './use-chosen'

type BulkBarProps = {
  chosen: ChosenAttempts
  filter: HistoryFilter
  /** Attempts that fit the filter. */
  total: number
  totalIsExact: boolean
}

/** What is ticked, and what can be done with it; at the foot of the list. */
export function BulkBar({ chosen, filter, total, totalIsExact }: BulkBarProps) {
  const mayAct = useOnlyLooks() === null
  const changed = useHistoryChanged()
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const { selection } = chosen
  const some = selection.all ? [] : selection.some
  if (!selection.all && some.length === 0) return null
  const [one, other, third] = some
  const choice: Choice = selection.all ? { filter } : { ids: some.map(({ id }) => id) }
  const exact = !selection.all || totalIsExact
  const number = selection.all ? total : some.length
  const pinned = some.filter((attempt) => attempt.pinned).length
  const pins = pinned < some.length
  const tooMany = some.length > MOST_EXPORTED_BY_ID ? `Export takes at most ${MOST_EXPORTED_BY_ID} ticked attempts, or all that fit` : null
  const pin = async () => {
    setBusy(true)
    try {
      for (const { id } of some) await pinAttempt(id, pins)
      chosen.notePinned(pins)
    } catch (error) {
      toast({ tone: 'fail', title: `Not all attempts were ${pins ? 'pinned' : 'unpinned'}`, description: errorText(error) })
    }
    setBusy(false)
    await changed()
  }
  return (
    <section
      aria-label="Ticked attempts"
      className="sticky bottom-2 z-20 flex flex-wrap items-center gap-2 rounded-md border bg-raised px-3 py-2 shadow-md"
    >
      <p role="status" className="min-w-0 flex-1 basis-40 text-sm">
        {selection.all ? `All ${exact ? '' : 'at least '}${attempts(number)} that fit` : `${attempts(number)} ticked`}
        {!selection.all && (total > number || !totalIsExact) && (
          <>
            {' '}
            <button type="button" onClick={chosen.chooseAll} className="min-h-6 text-accent underline underline-offset-2">
              Choose all {totalIsExact ? '' : 'at least '}
              {attempts(total)} that fit
            </button>
          </>
        )}
      </p>
      {one !== undefined && other !== undefined && third === undefined && (
        <Button asChild variant="primary">
          <Link href={pathOfTwo([one, other])}>
            <GitCompareArrows aria-hidden="true" />
            Compare
          </Link>
        </Button>
      )}
      {mayAct && !selection.all && (
        <Button disabled={busy} onClick={() => void pin()}>
          {pins ? <Pin aria-hidden="true" /> : <PinOff aria-hidden="true" />}
          {pins ? 'Pin' : 'Unpin'}
        </Button>
      )}
      <DropdownMenu>
        <DropdownMenuTrigger asChild disabled={tooMany !== null}>
          <Button disabled={tooMany !== null} title={tooMany ?? undefined}>
            <Download aria-hidden="true" />
            Export
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          <ExportItems choice={choice} />
        </DropdownMenuContent>
      </DropdownMenu>
      {mayAct && (
        <Button variant="danger" disabled={busy} onClick={() => setAsked(true)}>
          <Trash2 aria-hidden="true" />
          {busy ? 'Working' : 'Delete'}
        </Button>
      )}
      <Button variant="ghost" onClick={chosen.clear}>
        <X aria-hidden="true" />
        Clear
      </Button>
      {tooMany !== null && <p className="w-full text-muted text-xs">{tooMany}.</p>}
      {asked && (
        <DeleteChosen
          choice={choice}
          total={number}
          exact={exact}
          pinned={selection.all ? null : pinned}
          onBusy={setBusy}
          onDone={chosen.clear}
          onClose={() => setAsked(false)}
        />
      )}
    </section>
  )
}
