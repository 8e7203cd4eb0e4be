'use client'

import { useEffect, useId, useState } from 'react'
import { Switch } from '@/components/ui/switch'
import { toast } from '@/components/ui/toast'
import { errorText } from '@/lib/client/api'
import { changeSession } from '@/lib/client/attempt-actions'
import type { AttemptView } from '@/lib/core/report/view'

/** Whether Pings are answered by themselves; switched while the session is open. */
export function PingSwitch({ view }: { view: Pick<AttemptView, 'id' | 'state' | 'session' | 'draft'> }) {
  const told = view.session?.answerPings ?? view.draft.session?.answerPings !== false
  /** What was asked for and not told yet. */
  const [asked, setAsked] = useState<boolean | null>(null)
  const id = useId()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is told takes the place of what was asked for
  useEffect(() => setAsked(null), [told])

  const change = async (answerPings: boolean) => {
    setAsked(answerPings)
    try {
      await changeSession(view.id, { answerPings })
    } catch (error) {
      setAsked(null)
      toast({ tone: 'fail', title: 'Answering Pings was not switched', description: errorText(error) })
    }
  }
  return (
    <span className="flex min-h-6 items-center gap-2">
      <Switch id={id} checked={asked ?? told} onCheckedChange={change} disabled={view.state !== 'open'} />
      <label htmlFor={id} className="cursor-pointer text-muted text-xs">
        Answer Pings
      </label>
    </span>
  )
}
