import { Ban, CircleCheck, CircleDashed, CircleSlash, CircleX, ClockAlert, FileQuestionMark, ShieldX, Square, Unplug } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Spinner } from '@/components/ui/spinner'
import type { AttemptOutcome, AttemptState } from '@/lib/core/report/view'
import { OUTCOME_WORDS, STATE_WORDS } from './words'

const ICONS = {
  accepted: CircleCheck,
  invalid: ShieldX,
  refused: CircleX,
  'not-http': FileQuestionMark,
  unreachable: Unplug,
  'timed-out': ClockAlert,
  blocked: Ban,
  aborted: Square,
} as const satisfies Record<AttemptOutcome, unknown>

const TONES = { pass: 'text-pass', warn: 'text-warn', fail: 'text-fail', info: 'text-info', neutral: 'text-muted' } as const

/** The outcome of an attempt as icon and word; while there is none, what it is doing. */
export function OutcomeBadge({ outcome, state }: { outcome: AttemptOutcome | null; state: AttemptState }) {
  if (outcome === null) {
    const running = state === 'connecting'
    return (
      <Badge tone="accent" icon={running ? <Spinner className="text-current" /> : <CircleSlash aria-hidden="true" />}>
        {STATE_WORDS[state]}
      </Badge>
    )
  }
  const { word, tone, meaning } = OUTCOME_WORDS[outcome]
  const Icon = ICONS[outcome]
  return (
    <Badge tone={tone} icon={<Icon aria-hidden="true" />} title={meaning}>
      {word}
    </Badge>
  )
}

/** The outcome as its icon alone, in its colour; the word must stand in the label of what it is in. */
export function OutcomeIcon({ outcome }: { outcome: AttemptOutcome | null }) {
  if (outcome === null) return <CircleDashed aria-hidden="true" className="size-3.5 text-muted" />
  const Icon = ICONS[outcome]
  return <Icon aria-hidden="true" className={`size-3.5 ${TONES[OUTCOME_WORDS[outcome].tone]}`} />
}

/** Whether frames can travel now. */
export function StateBadge({ state }: { state: AttemptState }) {
  if (state !== 'open' && state !== 'closing' && state !== 'interrupted') return null
  return (
    <Badge
      tone={state === 'open' ? 'info' : 'neutral'}
      icon={
        state === 'open' ? <span aria-hidden="true" className="size-1.5 rounded-full bg-current" /> : <CircleDashed aria-hidden="true" />
      }
    >
      {STATE_WORDS[state]}
    </Badge>
  )
}
