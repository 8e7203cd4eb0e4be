'use client'

import { FileInput, RotateCcw, Scale, Trash2 } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { OutcomeBadge } from '@/components/attempt/outcome-badge'
import { VisibleText } from '@/components/attempt/visible-text'
import { count, duration, OUTCOME_WORDS } from '@/components/attempt/words'
import { useOnlyLooks } from '@/components/shell/person'
import { Checkbox } from '@/components/ui/checkbox'
import { IconButton } from '@/components/ui/icon-button'
import { Time } from '@/components/ui/time'
import type { AttemptSummary } from '@/lib/client/history'
import { followAhead } from '@/lib/client/use-attempt-events'

/** Column widths, shared by the heading and the rows. */
export const HISTORY_COLUMNS =
  'grid items-center gap-x-3 gap-y-0.5 grid-cols-[minmax(0,1fr)_auto] md:grid-cols-[128px_minmax(0,1fr)_108px_72px_52px_60px]'

function Cell({ name, children }: { name: string; children: ReactNode }) {
  return (
    <span className="tabular whitespace-nowrap text-right text-muted text-xs max-md:hidden">
      <span className="sr-only">{name} </span>
      {children}
    </span>
  )
}

/** That newer rules changed the verdict, and what it was. */
function Changed({ outcome, before }: { outcome: AttemptSummary['outcome']; before: NonNullable<AttemptSummary['rejudged']> }) {
  const was = before.outcome === null || before.outcome === outcome ? null : OUTCOME_WORDS[before.outcome].word
  return (
    <span className="flex items-baseline gap-1.5 text-info text-xs">
      <Scale aria-hidden="true" className="size-3 shrink-0 self-center" />
      {was === null ? 'newer rules judge it differently' : `newer rules changed the outcome: it was ${was}`}
    </span>
  )
}

/** That a file of exported history brought it. */
function Imported({ at }: { at: string }) {
  return (
    <span className="flex items-baseline gap-1.5 text-muted text-xs">
      <FileInput aria-hidden="true" className="size-3 shrink-0 self-center" />
      <span>
        imported <Time value={at} />
      </span>
    </span>
  )
}

type RowProps = {
  attempt: AttemptSummary
  busy: boolean
  /** Ticked. */
  chosen: boolean
  onChoose: (attempt: AttemptSummary, shiftKey: boolean) => void
  onRepeat: (id: string) => void
  onDelete: (attempt: AttemptSummary) => void
}

/** One attempt of the history: what became of it, where it went, and how long it took. */
export function HistoryRow({ attempt, busy, chosen, onChoose, onRepeat, onDelete }: RowProps) {
  const mayAct = useOnlyLooks() === null
  const frames = attempt.framesSent + attempt.framesReceived
  return (
    <li className={`${HISTORY_COLUMNS} group relative px-3 py-2 hover:bg-sunken/60`}>
      <span className="flex items-center gap-2 max-md:col-start-2 max-md:row-start-1 max-md:justify-self-end">
        <Checkbox
          checked={chosen}
          onClick={(event) => onChoose(attempt, event.shiftKey)}
          onCheckedChange={() => {}}
          aria-label={`Choose ${attempt.name ?? attempt.url}`}
          className="relative z-10"
        />
        <OutcomeBadge outcome={attempt.outcome} state={attempt.state} />
      </span>
      <span className="min-w-0 max-md:col-start-1 max-md:row-span-2 max-md:row-start-1">
        <span className="flex items-baseline gap-2">
          {attempt.status !== null && <span className="mono shrink-0 font-semibold">{attempt.status}</span>}
          <Link
            href={`/attempts/${attempt.id}`}
            onPointerDown={() => followAhead(attempt.id)}
            className="mono min-w-0 truncate after:absolute after:inset-0 hover:underline"
          >
            <VisibleText text={attempt.name ?? attempt.url} />
          </Link>
        </span>
        <span className="block truncate text-muted text-xs">
          <VisibleText text={attempt.summary} />
        </span>
        {(attempt.product !== null || attempt.diagnoses.length > 0) && (
          <span className="block truncate text-faint text-xs">{[attempt.product, attempt.diagnoses[0]].filter(Boolean).join(' · ')}</span>
        )}
        {attempt.importedAt && <Imported at={attempt.importedAt} />}
        {attempt.rejudged && <Changed outcome={attempt.outcome} before={attempt.rejudged} />}
        <span className="flex flex-wrap gap-x-3 text-faint text-xs md:hidden">
          <Time value={attempt.createdAt} />
          {attempt.durationMs !== null && <span className="tabular">{duration(attempt.durationMs)}</span>}
          {frames > 0 && <span className="tabular">{count(frames)} frames</span>}
          {attempt.closeCode !== null && <span className="mono">{attempt.closeCode}</span>}
        </span>
      </span>
      <Cell name="begun">
        <Time value={attempt.createdAt} />
      </Cell>
      <Cell name="took">{attempt.durationMs === null ? '' : duration(attempt.durationMs)}</Cell>
      <Cell name="frames">{frames === 0 ? '' : count(frames)}</Cell>
      <span className="relative flex justify-end max-md:col-start-2 max-md:row-start-2">
        <span className="mono text-muted transition-opacity group-focus-within:opacity-0 group-hover:opacity-0 max-md:hidden coarse:hidden">
          <span className="sr-only">close code </span>
          {attempt.closeCode ?? ''}
        </span>
        <span className="inset-y-0 right-0 z-10 flex items-center opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 max-md:opacity-100 md:absolute coarse:opacity-100">
          {mayAct ? (
            <>
              <IconButton label="Repeat" size="icon-sm" disabled={busy} onClick={() => onRepeat(attempt.id)}>
                <RotateCcw />
              </IconButton>
              <IconButton label="Delete" size="icon-sm" onClick={() => onDelete(attempt)}>
                <Trash2 />
              </IconButton>
            </>
          ) : null}
        </span>
      </span>
    </li>
  )
}
