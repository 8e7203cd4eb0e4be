'use client'

import { useQuery } from '@tanstack/react-query'
import { ListChecks, Play } from 'lucide-react'
import { useId, useState } from 'react'
import { VisibleText } from '@/components/attempt/visible-text'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Skeleton } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast'
import { errorText } from '@/lib/client/api'
import { planLadder, startLadder } from '@/lib/client/ladder'
import type { LadderKind, LadderPlanView, LadderRowView } from '@/lib/core/ladder/view'

type Props = { attemptId: string; kind: LadderKind; onStarted: (id: string) => void }

function Choice({ row, chosen, onChange }: { row: LadderRowView; chosen: boolean; onChange: (chosen: boolean) => void }) {
  const id = useId()
  const applies = row.state === 'planned'
  return (
    <li className="flex gap-2.5 px-3 py-2">
      <Checkbox id={id} checked={applies && chosen} disabled={!applies} onCheckedChange={onChange} aria-describedby={`${id}-says`} />
      <div className="min-w-0">
        <label htmlFor={id} className={applies ? 'cursor-pointer font-medium' : 'text-muted'}>
          <VisibleText text={row.change.title} />
        </label>
        <p id={`${id}-says`} className="text-muted text-xs [overflow-wrap:anywhere]">
          {applies ? row.sideEffect : `Does not apply: ${row.reason}`}
        </p>
      </div>
    </li>
  )
}

function Chooser({ plan, attemptId, kind, onStarted }: Props & { plan: LadderPlanView }) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)
  const applying = plan.rows.filter(({ state }) => state === 'planned')
  const chosen = applying.filter(({ id }) => !left.has(id))
  const run = async () => {
    setBusy(true)
    try {
      const { id } = await startLadder(
        attemptId,
        kind,
        chosen.map(({ id }) => id),
      )
      onStarted(id)
    } catch (error) {
      toast({ tone: 'fail', title: 'The ladder was not started', description: errorText(error) })
    }
    setBusy(false)
  }
  const set = (id: string, on: boolean) => setLeft((before) => new Set(on ? [...before].filter((one) => one !== id) : [...before, id]))
  const toggleAll = () => setLeft(chosen.length === 0 ? new Set() : new Set(applying.map(({ id }) => id)))
  return (
    <>
      {plan.safe !== null && <p className="max-w-[80ch] rounded-md border bg-info-soft px-3 py-2 text-sm">{plan.safe}</p>}
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" onClick={() => void run()} disabled={busy || chosen.length === 0}>
          <Play aria-hidden="true" />
          Run {chosen.length} {chosen.length === 1 ? 'row' : 'rows'}
        </Button>
        <Button onClick={toggleAll}>
          <ListChecks aria-hidden="true" />
          {chosen.length === 0 ? 'Choose all' : 'Choose none'}
        </Button>
        <span className="text-muted text-xs">
          The request as it is goes first, then one row after the other. Every row is an attempt in the history.
        </span>
      </div>
      <ul aria-label="Rows to run" className="divide-y rounded-md border bg-surface">
        {plan.rows.map((row) => (
          <Choice key={row.id} row={row} chosen={!left.has(row.id)} onChange={(on) => set(row.id, on)} />
        ))}
      </ul>
    </>
  )
}

/** What a ladder would do, row by row, before it does anything. */
export function LadderPlan(props: Props) {
  const { attemptId, kind } = props
  const { data, error } = useQuery({ queryKey: ['ladder-plan', attemptId, kind], queryFn: () => planLadder(attemptId, kind) })
  if (error) return <p className="text-fail">{errorText(error)}</p>
  if (data === undefined) return <Skeleton className="h-64 w-full" />
  return <Chooser key={kind} plan={data} {...props} />
}
