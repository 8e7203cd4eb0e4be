'use client'

import { useEffect, useId, useState } from 'react'
import { Switch } from '@/components/ui/switch'
import { toast } from '@/components/ui/toast'
import { errorText } from '@/lib/client/api'
import { changeSession } from '@/lib/client/attempt-actions'
import type { AttemptView } from '@/lib/core/report/view'

const WORDS = { answerPings: 'Answer Pings', echoClose: 'Echo Close' } as const

type SessionSwitchProps = {
  view: Pick<AttemptView, 'id' | 'state' | 'session' | 'draft'>
  /** What is answered by itself. */
  answers: keyof typeof WORDS
}

/** Whether the session answers something by itself; switched while it is open. */
export function SessionSwitch({ view, answers }: SessionSwitchProps) {
  const told = view.session?.[answers] ?? view.draft.session?.[answers] !== false
  /** What was asked for and not told yet. */
  const [asked, setAsked] = useState<boolean | null>(null)
  const id = useId()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is told takes the place of what was asked for
  useEffect(() => setAsked(null), [told])

  const change = async (on: boolean) => {
    setAsked(on)
    try {
      await changeSession(view.id, { [answers]: on })
    } catch (error) {
      setAsked(null)
      toast({ tone: 'fail', title: `“${WORDS[answers]}” was not switched`, description: errorText(error) })
    }
  }
  return (
    <span className="flex min-h-6 items-center gap-2">
      <Switch id={id} checked={asked ?? told} onCheckedChange={change} disabled={view.state !== 'open'} />
      <label htmlFor={id} className="cursor-pointer text-muted text-xs">
        {WORDS[answers]}
      </label>
    </span>
  )
}
