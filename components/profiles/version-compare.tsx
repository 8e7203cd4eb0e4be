'use client'

import { ArrowLeftRight } from 'lucide-react'
import { useState } from 'react'
import { VisibleText } from '@/components/attempt/visible-text'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import { EmptyState } from '@/components/ui/empty-state'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { Skeleton } from '@/components/ui/skeleton'
import { errorText } from '@/lib/client/api'
import { useComparison } from '@/lib/client/use-profiles'
import type { CompareRow } from '@/lib/core/changes/compare-drafts'

type VersionCompareProps = { id: string; newest: number; a: number; b: number; onCompare: (a: number, b: number) => void }

/** Any two versions side by side, line by line. */
export function VersionCompare({ id, newest, a, b, onCompare }: VersionCompareProps) {
  const [view, setView] = useState<'differences' | 'all'>('differences')
  const { data, isError, error } = useComparison(id, a, b)
  const differ = data?.rows.filter((row) => row.kind !== 'same') ?? []
  const rows = view === 'all' ? (data?.rows ?? []) : differ
  const sections = [...new Set(rows.map((row) => row.section))]
  return (
    <section aria-label="Comparison" className="min-w-0 rounded-md border bg-surface">
      <header className="flex min-h-10 flex-wrap items-center gap-2 border-b px-3 py-1.5">
        <h2 className="sr-only">Comparison</h2>
        <VersionChoice label="Version on the left" newest={newest} value={a} onChange={(next) => onCompare(next, b)} />
        <IconButton label="Swap the sides" size="icon-sm" onClick={() => onCompare(b, a)}>
          <ArrowLeftRight />
        </IconButton>
        <VersionChoice label="Version on the right" newest={newest} value={b} onChange={(next) => onCompare(a, next)} />
        <Segmented
          label="Lines shown"
          value={view}
          onValueChange={setView}
          options={[
            { value: 'differences', label: `Differences ${a === b || data === undefined ? '' : differ.length}` },
            { value: 'all', label: 'All lines' },
          ]}
          className="ml-auto"
        />
      </header>
      {a === b ? (
        <EmptyState title={newest === 1 ? 'There is one version so far' : 'Both sides are the same version'}>
          {newest === 1 ? 'Each save makes another; any two are compared here.' : 'Choose another one on either side.'}
        </EmptyState>
      ) : isError ? (
        <EmptyState title="The versions could not be compared">{errorText(error)}</EmptyState>
      ) : data === undefined ? (
        <Skeleton className="m-3 h-32" />
      ) : rows.length === 0 ? (
        <EmptyState title={`Version ${a} and version ${b} do not differ`} />
      ) : (
        sections.map((section) => (
          <div key={section}>
            <h3 className="border-b bg-sunken px-3 py-1 font-medium text-muted text-xs">{section}</h3>
            <ul className="divide-y border-b in-[div:last-child]:border-b-0">
              {rows
                .filter((row) => row.section === section)
                .map((row, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one comparison never move
                  <CompareLine key={at} row={row} isPlain={section === 'Headers'} />
                ))}
            </ul>
          </div>
        ))
      )}
    </section>
  )
}

/** Beyond, a number is typed: a list of thousands is no choice. */
const MOST_CHOICES = 200

function VersionChoice({
  label,
  newest,
  value,
  onChange,
}: {
  label: string
  newest: number
  value: number
  onChange: (n: number) => void
}) {
  if (newest > MOST_CHOICES)
    return (
      <Input
        type="number"
        aria-label={label}
        min={1}
        max={newest}
        value={value}
        onChange={(event) => onChange(Math.min(newest, Math.max(1, Math.trunc(Number(event.target.value)) || 1)))}
        className="h-6 w-24 text-xs"
      />
    )
  return (
    <Select aria-label={label} size="sm" value={value} onChange={(event) => onChange(Number(event.target.value))}>
      {Array.from({ length: newest }, (_, at) => newest - at).map((version) => (
        <option key={version} value={version}>
          Version {version}
        </option>
      ))}
    </Select>
  )
}

const KINDS = { added: ['pass', 'added'], removed: ['fail', 'removed'], changed: ['warn', 'changed'], same: ['neutral', ''] } as const

function CompareLine({ row, isPlain }: { row: CompareRow; isPlain: boolean }) {
  const { label, kind, before, after, hidden } = row
  const [tone, word] = KINDS[kind]
  return (
    <li className={cn('grid min-w-0 gap-1 px-3 py-1.5', kind === 'same' && 'text-muted')}>
      {isPlain && kind === 'same' ? null : (
        <div className="flex min-w-0 items-center gap-2 text-xs">
          <bdi className="min-w-0 truncate font-medium">{label}</bdi>
          {word === '' ? null : (
            <Badge tone={tone} icon={false}>
              {hidden ? 'another secret' : word}
            </Badge>
          )}
        </div>
      )}
      <div className="grid min-w-0 gap-x-3 gap-y-1 sm:grid-cols-2">
        <Side side="Left" text={before} look={kind === 'same' || hidden ? '' : 'bg-fail-soft'} />
        <Side side="Right" text={after} look={kind === 'same' || hidden ? '' : 'bg-pass-soft'} />
      </div>
    </li>
  )
}

const MOST_CHARACTERS = 4000

function Side({ side, text, look }: { side: string; text: string | null; look: string }) {
  if (text === null) return <span className="text-muted text-xs italic max-sm:hidden">nothing</span>
  return (
    <span className={cn('mono min-w-0 whitespace-pre-wrap rounded-sm px-1 text-[12px] [overflow-wrap:anywhere]', look)}>
      <span className="sr-only">{side}: </span>
      <VisibleText text={text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text} />
    </span>
  )
}
