'use client'

import { ServerState } from '@/components/shell/server-state'
import { Segmented } from '@/components/ui/segmented'
import { useUrlState } from '@/components/ui/use-url-state'
import type { LadderKind } from '@/lib/core/ladder/view'
import { LadderPanel } from './ladder-panel'
import { LadderPlan } from './ladder-plan'

const KINDS: readonly { readonly value: LadderKind; readonly label: string }[] = [
  { value: 'changes', label: 'One change each' },
  { value: 'origins', label: 'Origin × credentials' },
]
const SAYS: Readonly<Record<LadderKind, string>> = {
  changes: 'Repeats this request with exactly one change each, and names the one that flips the outcome.',
  origins: 'Tries origins with and without the credentials of this request, and writes a report on cross-site hijacking.',
}

/** The ladder of an attempt: what it would do, then what it found. The one that was run stands in the URL. */
export default function LadderTab({ attemptId }: { attemptId: string }) {
  const [kindText, setKind] = useUrlState('kind')
  const [ladder, setLadder] = useUrlState('ladder')
  const kind: LadderKind = kindText === 'origins' ? 'origins' : 'changes'
  const plan = (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Segmented
          label="Kind of ladder"
          value={kind}
          onValueChange={(value) => setKind(value === 'changes' ? null : value)}
          options={KINDS}
        />
        <p className="text-muted text-sm">{SAYS[kind]}</p>
      </div>
      <ServerState>
        <LadderPlan attemptId={attemptId} kind={kind} onStarted={setLadder} />
      </ServerState>
    </div>
  )
  if (ladder === null) return plan
  return <LadderPanel key={ladder} id={ladder} of={{ attemptId, otherwise: plan, another: () => setLadder(null) }} />
}
