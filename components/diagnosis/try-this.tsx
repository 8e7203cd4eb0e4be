'use client'

import { FlaskConical } from 'lucide-react'
import { useState } from 'react'
import { VisibleText } from '@/components/attempt/visible-text'
import { Button } from '@/components/ui/button'
import { useOpened } from '@/components/ui/opened'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { toast } from '@/components/ui/toast'
import { errorText } from '@/lib/client/api'
import { repeatWith } from '@/lib/client/attempt-actions'
import type { Change } from '@/lib/core/changes/change'
import { editLines } from './words'

function Send({ busy, onSend }: { busy: boolean; onSend: () => Promise<void> }) {
  const { setOpen } = useOpened()
  const send = async () => {
    await onSend()
    setOpen(false)
  }
  return (
    <Button variant="primary" disabled={busy} onClick={() => void send()}>
      Send it
    </Button>
  )
}

/** Sends the request again with one change; says what is sent and what that does before it runs. */
export function TryThis({ attemptId, change, onTried }: { attemptId: string; change: Change; onTried: (id: string) => void }) {
  const [busy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    try {
      onTried((await repeatWith(attemptId, change)).id)
    } catch (error) {
      toast({ tone: 'fail', title: 'The change was not tried', description: errorText(error) })
    }
    setBusy(false)
  }
  return (
    <Popover>
      <PopoverTrigger>
        <Button className="max-w-full">
          <FlaskConical aria-hidden="true" />
          <span className="truncate">Try this: {change.title}</span>
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label={`Try this: ${change.title}`} className="w-96 space-y-2">
        <p className="font-medium">{change.title}</p>
        <p>Sends this request once more with one change:</p>
        <ul className="mono space-y-0.5 rounded-sm bg-sunken px-2 py-1.5 text-xs [overflow-wrap:anywhere]">
          {editLines(change.edits).map((line) => (
            <li key={line}>
              <VisibleText text={line} />
            </li>
          ))}
        </ul>
        <p>
          <span className="font-medium">What that does there: </span>
          {change.sideEffect}
        </p>
        <Send busy={busy} onSend={send} />
      </PopoverContent>
    </Popover>
  )
}
