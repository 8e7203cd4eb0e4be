'use client'

import { FileInput, Pin, RotateCcw, Scale, StickyNote, Trash2 } from 'lucide-react'
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
import { MatchSnippet } from './match-snippet'
import type { RowHandlers } from './row-handlers'
import { RowMenu } from './row-menu'

/** Column widths, shared by the heading and the rows. */
export const HISTORY_COLUMNS =
  'grid items-center gap-x-3 gap-y-0.5 grid-cols-[minmax(0,1fr)_auto] md:grid-cols-[128px_minmax(0,1fr)_108px_72px_52px_84px]'

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

/** That an attempt is pinned and has a note. */
function Marks({ pinned, note }: Pick<AttemptSummary, 'pinned' | 'note'>) {
  return (
    <>
      {pinned && (
        <span title="pinned" className="shrink-0 self-center text-accent">
          <span className="sr-only">pinned</span>
          <Pin aria-hidden="true" className="size-3 fill-current" />
        </span>
      )}
      {note !== null && note !== '' && (
        <span title={note.slice(0, 500)} className="relative z-10 shrink-0 self-center text-muted">
          <span className="sr-only">has a note</span>
          <StickyNote aria-hidden="true" className="size-3" />
        </span>
      )}
    </>
  )
}

type RowProps = RowHandlers & {
  attempt: AttemptSummary
  busy: boolean
  /** Ticked. */
  chosen: boolean
  /** Name of the profile it was sent from; null: none, or not known. */
  profile: string | null
  /** Who began it; null where there is one person only. */
  person: string | null
}

/** One attempt of the history: what became of it, where it went, and how long it took. */
export function HistoryRow({ attempt, busy, chosen, profile, person, onChoose, ...on }: RowProps) {
  const mayAct = useOnlyLooks() === null
  const frames = attempt.framesSent + attempt.framesReceived
  const facts = [
    attempt.product,
    attempt.diagnoses[0],
    profile === null ? null : `profile ${profile}`,
    person === null ? null : `by ${person}`,
  ]
  return (
    <div className={`${HISTORY_COLUMNS} group relative px-3 py-2 hover:bg-sunken/60`}>
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
            data-row-link=""
            onPointerDown={() => followAhead(attempt.id)}
            className="mono min-w-0 truncate after:absolute after:inset-0 hover:underline"
          >
            <VisibleText text={attempt.name ?? attempt.url} />
          </Link>
          <Marks pinned={attempt.pinned} note={attempt.note} />
        </span>
        {attempt.name !== null && (
          <span className="mono block truncate text-muted text-xs">
            <VisibleText text={attempt.url} />
          </span>
        )}
        <span className="block truncate text-muted text-xs">
          <VisibleText text={attempt.summary} />
        </span>
        {attempt.match && <MatchSnippet match={attempt.match} />}
        {facts.some(Boolean) && (
          <span className="block truncate text-faint text-xs">
            <VisibleText text={facts.filter(Boolean).join(' · ')} />
          </span>
        )}
        {attempt.importedAt && <Imported at={attempt.importedAt} />}
        {attempt.rejudged && <Changed outcome={attempt.outcome} before={attempt.rejudged} />}
        <span className="flex flex-wrap gap-x-3 text-faint text-xs md:hidden">
          <Time value={attempt.createdAt} />
          {attempt.durationMs !== null && <span className="tabular">{duration(attempt.durationMs)}</span>}
          {frames > 0 && (
            <span className="tabular">
              {count(frames)} {frames === 1 ? 'frame' : 'frames'}
            </span>
          )}
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
          {mayAct && (
            <>
              <IconButton label="Repeat" size="icon-sm" disabled={busy} onClick={() => on.onRepeat(attempt.id)}>
                <RotateCcw />
              </IconButton>
              <IconButton label="Delete" size="icon-sm" onClick={() => on.onDelete(attempt)}>
                <Trash2 />
              </IconButton>
            </>
          )}
          <RowMenu attempt={attempt} mayAct={mayAct} {...on} />
        </span>
      </span>
    </div>
  )
}
