'use client'

import { ArrowRight, GitCompareArrows, Link2, MoreHorizontal, PencilLine, Pin, PinOff, RotateCcw, StickyNote, Trash2 } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { copyText } from '@/components/ui/copy-text'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { toast } from '@/components/ui/toast'
import { errorText } from '@/lib/client/api'
import type { AttemptSummary } from '@/lib/client/history'
import type { RowHandlers } from './row-handlers'

type RowMenuProps = Omit<RowHandlers, 'onChoose'> & { attempt: AttemptSummary; mayAct: boolean }

async function copyLink(id: string) {
  const done = await copyText(new URL(`/attempts/${id}`, window.location.href).href)
  toast(done ? { tone: 'pass', title: 'Link copied' } : { tone: 'fail', title: 'The browser did not allow copying' })
}

/** Everything that can be done with one attempt of the list. */
export function RowMenu({ attempt, mayAct, onRepeat, onDelete, onPin, onAnnotate, onGo }: RowMenuProps) {
  const { id, outcome, pinned, note } = attempt
  const compare = async () => {
    try {
      const { compareWith } = await import('@/components/compare/compare-with')
      await compareWith(id, 'attempt', onGo)
    } catch (error) {
      toast({ tone: 'fail', title: 'The attempts were not compared', description: errorText(error) })
    }
  }
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon-sm" aria-label="More actions">
          <MoreHorizontal />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem shortcut="enter" onSelect={() => onGo(`/attempts/${id}`)}>
          <ArrowRight />
          Open
        </DropdownMenuItem>
        {mayAct && (
          <DropdownMenuItem onSelect={() => onRepeat(id)}>
            <RotateCcw />
            Repeat
          </DropdownMenuItem>
        )}
        {outcome !== null && outcome !== 'accepted' && (
          <DropdownMenuItem onSelect={() => void compare()}>
            <GitCompareArrows />
            Compare with the last that worked
          </DropdownMenuItem>
        )}
        <DropdownMenuItem onSelect={() => void copyLink(id)}>
          <Link2 />
          Copy link
        </DropdownMenuItem>
        {mayAct && (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem shortcut="p" onSelect={() => onPin(attempt)}>
              {pinned ? <PinOff /> : <Pin />}
              {pinned ? 'Unpin' : 'Pin'}
            </DropdownMenuItem>
            <DropdownMenuItem onSelect={() => onAnnotate(attempt, 'name')}>
              <PencilLine />
              Rename
            </DropdownMenuItem>
            <DropdownMenuItem onSelect={() => onAnnotate(attempt, 'note')}>
              <StickyNote />
              {note ? 'Change the note' : 'Add a note'}
            </DropdownMenuItem>
            <DropdownMenuSeparator />
            <DropdownMenuItem danger onSelect={() => onDelete(attempt)}>
              <Trash2 />
              Delete
            </DropdownMenuItem>
          </>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
