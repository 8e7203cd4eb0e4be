'use client'

import { ChevronDown, Columns2, Link2, MoreHorizontal, PencilLine, RotateCcw, Square, Terminal, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { copyAsCurl } from '@/components/reproduce/copy-as-curl'
import { useOnlyLooks } from '@/components/shell/person'
import { Confirm } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { copyText } from '@/components/ui/copy-text'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import { IconButton } from '@/components/ui/icon-button'
import { toast } from '@/components/ui/toast'
import { errorText } from '@/lib/client/api'
import { abortAttempt, type CloseOrder, closeAttempt, deleteAttempt, repeatAttempt } from '@/lib/client/attempt-actions'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import { givenOf } from '@/lib/core/interchange/reproduce/given'
import type { AttemptView } from '@/lib/core/report/view'

export type AttemptHandlers = {
  /** Opens the draft in the composer; without it the workbench is opened with this attempt's draft. */
  readonly onEditAndRepeat?: (draft: RequestDraft, attemptId: string) => void
  /** Shows the new attempt; without it its page is opened. */
  readonly onRepeated?: (id: string) => void
  /** Called after deletion; without it history is opened. */
  readonly onDeleted?: (id: string) => void
  /** Stop stands elsewhere on the page. */
  readonly noStop?: boolean
}

async function tell(title: string, run: () => Promise<void>) {
  try {
    await run()
  } catch (error) {
    toast({ tone: 'fail', title, description: errorText(error) })
  }
}

function CloseMenu({ id }: { id: string }) {
  const close = (order: CloseOrder) => void tell('The session was not closed', async () => void (await closeAttempt(id, order)))
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button>
          Close
          <ChevronDown aria-hidden="true" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem onSelect={() => close({ how: 'close-frame', code: 1000 })}>Close frame, 1000 normal closure</DropdownMenuItem>
        <DropdownMenuItem onSelect={() => close({ how: 'close-frame', code: 1001 })}>Close frame, 1001 going away</DropdownMenuItem>
        <DropdownMenuItem onSelect={() => close({ how: 'close-frame' })}>Close frame without a code</DropdownMenuItem>
        <DropdownMenuItem onSelect={() => close({ how: 'fin' })}>End TCP (FIN), no Close frame</DropdownMenuItem>
        <DropdownMenuItem onSelect={() => close({ how: 'rst' })}>Reset TCP (RST), no Close frame</DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}

/** What can be done with an attempt: stop, close, repeat, edit, share, delete. */
export function AttemptActions({ view, onEditAndRepeat, onRepeated, onDeleted, noStop = false }: AttemptHandlers & { view: AttemptView }) {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState(false)
  const mayAct = useOnlyLooks() === null
  const running = view.state === 'connecting' || view.state === 'open' || view.state === 'closing'
  const stop = () => void tell('The attempt was not stopped', async () => void (await abortAttempt(view.id)))
  const repeat = async () => {
    setBusy(true)
    await tell('The attempt was not repeated', async () => {
      const { id } = await repeatAttempt(view.id)
      if (onRepeated) onRepeated(id)
      else router.push(`/attempts/${id}`)
    })
    setBusy(false)
  }
  const edit = () => (onEditAndRepeat ? onEditAndRepeat(view.draft, view.id) : router.push(`/?attempt=${encodeURIComponent(view.id)}`))
  const copyLink = async () => {
    const done = await copyText(new URL(`/attempts/${view.id}${window.location.search}`, window.location.href).href)
    toast(done ? { tone: 'pass', title: 'Link copied' } : { tone: 'fail', title: 'The browser did not allow copying' })
  }
  const compare = (which: 'attempt' | 'previous') =>
    void tell('The attempts were not compared', async () => {
      const { compareWith } = await import('@/components/compare/compare-with')
      await compareWith(view.id, which, (path) => router.push(path))
    })
  const remove = () =>
    void tell('The attempt was not deleted', async () => {
      await deleteAttempt(view.id)
      if (onDeleted) onDeleted(view.id)
      else router.push('/attempts')
    })
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-1.5">
      {view.state === 'open' && mayAct && <CloseMenu id={view.id} />}
      {running && !noStop && mayAct && (
        <Button variant="danger" onClick={stop}>
          <Square aria-hidden="true" />
          Stop
        </Button>
      )}
      {mayAct && (
        <Button onClick={repeat} disabled={busy}>
          <RotateCcw aria-hidden="true" />
          Repeat
        </Button>
      )}
      <Button onClick={edit} className="max-sm:hidden">
        <PencilLine aria-hidden="true" />
        {mayAct ? 'Edit and repeat' : 'Open the draft'}
      </Button>
      <IconButton label="Copy link" onClick={copyLink} className="max-sm:hidden">
        <Link2 />
      </IconButton>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon" aria-label="More actions">
            <MoreHorizontal />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem className="sm:hidden" onSelect={edit}>
            <PencilLine />
            {mayAct ? 'Edit and repeat' : 'Open the draft'}
          </DropdownMenuItem>
          <DropdownMenuItem className="sm:hidden" onSelect={copyLink}>
            <Link2 />
            Copy link
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => void copyAsCurl(view.draft, givenOf(view))}>
            <Terminal />
            Copy as curl
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => router.push(`/panes?a=${view.id}`)}>
            <Columns2 />
            Beside another session
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => compare('attempt')}>
            <Columns2 />
            Compare with the last that worked
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => compare('previous')}>
            <Columns2 />
            Compare with the one before
          </DropdownMenuItem>
          {mayAct && (
            <DropdownMenuItem danger onSelect={() => setAsking(true)}>
              <Trash2 />
              Delete…
            </DropdownMenuItem>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      <Confirm open={asking} onOpenChange={setAsking} title="Delete this attempt?" action="Delete attempt" onConfirm={remove}>
        Its bytes, findings and frames are removed for everyone. This cannot be undone.
      </Confirm>
    </div>
  )
}
