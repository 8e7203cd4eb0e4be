'use client'

import { useQueryClient } from '@tanstack/react-query'
import { attempts } from '@/components/attempt/attempt-count'
import { VisibleText } from '@/components/attempt/visible-text'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { toast } from '@/components/ui/toast'
import { errorText } from '@/lib/client/api'
import { confirmClock, type Retention, type Storage } from '@/lib/client/storage'
import { RetentionForm } from './retention-form'
import { causes, large, limitWords, span } from './words'

type RetentionPanelProps = { retention: Retention; usage: Storage['usage']; owner: boolean }

/** How long attempts are kept. */
export function RetentionPanel({ retention, usage, owner }: RetentionPanelProps) {
  const { rules, on, runs, lookedAt, rowBytes, clock } = retention
  return (
    <Panel title="Retention" info={on ? <Badge tone="accent">On</Badge> : <Badge>Off</Badge>}>
      <div className="grid gap-3 p-3">
        <p className="text-muted">
          {on ? null : 'Off, as it is from the start: every attempt is kept until somebody deletes it. '}
          {usage === null ? null : `The history has ${attempts(usage.attempts)} and takes ${large(usage.bytes)}. `}
          The oldest go first. Pinned attempts are always kept and do not count
          {usage === null || usage.pinned.attempts === 0 ? '' : ` (${attempts(usage.pinned.attempts)}, ${large(usage.pinned.bytes)})`}, and
          running ones are kept too. An attempt counts with its facts and {large(rowBytes)} for its row; one that alone is larger than the
          size goes by itself. A host with a rule of its own is kept by that rule alone. A clock that is suddenly more than 12 hours ahead
          is not believed for a day of running: age then removes at most a third of the history, or nothing.
        </p>
        {clock === null ? null : <ClockNotice clock={clock} owner={owner} />}
        {owner ? <RetentionForm key={JSON.stringify(rules)} rules={rules} hosts={usage?.hosts ?? []} /> : <Rules rules={rules} />}
        <Runs runs={runs} on={on} lookedAt={lookedAt} />
      </div>
    </Panel>
  )
}

function ClockNotice({ clock, owner }: { clock: NonNullable<Retention['clock']>; owner: boolean }) {
  const queries = useQueryClient()
  const confirm = async () => {
    try {
      await confirmClock()
    } catch (failure) {
      toast({ tone: 'fail', title: 'The clock stays in doubt', description: errorText(failure) })
    }
    await queries.invalidateQueries({ queryKey: ['retention'] })
  }
  return (
    <div role="status" className="flex flex-wrap items-center gap-2 rounded-md border border-warn/40 bg-warn-soft px-3 py-2">
      <p className="min-w-0 flex-1">
        The clock went ahead by {span(clock.aheadMs)} while Sockscope did not run.{' '}
        {clock.held
          ? 'Age would remove more than a third of the history, so nothing is removed for its age'
          : 'Age removes at most a third of the history'}{' '}
        until Sockscope has run {span(clock.believedInMs)} more, or an owner says that the clock is right.
      </p>
      {owner ? (
        <Button size="sm" onClick={() => void confirm()}>
          The clock is right
        </Button>
      ) : null}
    </div>
  )
}

function Rules({ rules }: { rules: Retention['rules'] }) {
  return (
    <ul className="grid gap-1">
      <li>Every host without a rule of its own: {limitWords(rules.general)}</li>
      {rules.hosts.map((rule) => (
        <li key={rule.host}>
          <VisibleText text={rule.host} className="mono" />: {limitWords(rule)}
        </li>
      ))}
    </ul>
  )
}

function Runs({ runs, on, lookedAt }: Pick<Retention, 'runs' | 'on' | 'lookedAt'>) {
  if (runs.length === 0)
    return on ? (
      <p className="text-muted text-xs">
        Nothing was removed yet{lookedAt === null ? '' : ', last looked at '}
        {lookedAt === null ? null : <Time value={lookedAt} />}. It is looked at after attempts end, at the start, and each hour.
      </p>
    ) : null
  return (
    <div className="grid gap-1 border-t pt-3">
      <h3 className="font-medium text-xs">Removed lately</h3>
      <ul aria-label="Removed lately" className="grid gap-0.5 text-muted text-xs">
        {runs.map((run) => (
          <li key={run.at} className="tabular">
            <Time value={run.at} />: {attempts(run.attempts)}, {large(run.bytes)} ({causes(run)})
          </li>
        ))}
      </ul>
    </div>
  )
}
