'use client'

import { Check, X } from 'lucide-react'
import { cn } from '@/components/ui/cn'
import { Spinner } from '@/components/ui/spinner'
import type { AttemptView, PhaseView } from '@/lib/core/report/view'
import { useElapsed } from './use-elapsed'
import { VisibleText } from './visible-text'
import { duration, PHASE_WORDS } from './words'

const STATE_NAMES = { running: 'running', reached: 'done', failed: 'failed', skipped: 'not needed' } as const

function Icon({ state }: { state: PhaseView['state'] }) {
  if (state === 'running') return <Spinner className="text-accent" />
  if (state === 'failed') return <X aria-hidden="true" className="size-3.5 text-fail" />
  return <Check aria-hidden="true" className={cn('size-3.5', state === 'reached' ? 'text-pass' : 'text-faint')} />
}

/** Each phase of connecting with the time it took; the running one says what it waits for and for how long already. */
export function PhaseProgress({ view }: { view: AttemptView }) {
  const elapsed = useElapsed(view.createdAt, view.state === 'connecting')
  const phases = view.phases.filter((phase) => phase.state !== 'skipped' && phase.phase !== 'open' && phase.phase !== 'closing')
  return (
    <ol aria-label="Phases" className="divide-y rounded-md border bg-surface">
      {phases.map((phase) => {
        const running = phase.state === 'running'
        const took = phase.endedAt === null ? Math.max(0, (elapsed ?? phase.startedAt) - phase.startedAt) : phase.endedAt - phase.startedAt
        return (
          <li
            key={`${phase.phase}-${phase.startedAt}`}
            className={cn('grid grid-cols-[14px_72px_1fr_auto] items-center gap-x-2.5 px-3 py-1.5', running && 'bg-accent-soft')}
          >
            <Icon state={phase.state} />
            <span className="font-medium">{PHASE_WORDS[phase.phase].name}</span>
            <span className="min-w-0 break-words text-muted text-xs">
              <span className="sr-only">{STATE_NAMES[phase.state]}. </span>
              {phase.detail === '' ? running && PHASE_WORDS[phase.phase].waits : <VisibleText text={phase.detail} className="mono" />}
            </span>
            <span className="tabular text-muted text-xs">{duration(took)}</span>
          </li>
        )
      })}
    </ol>
  )
}
