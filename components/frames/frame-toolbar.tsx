'use client'

import { ArrowDownToLine, Pause, Play, Search, TriangleAlert } from 'lucide-react'
import { type FormEvent, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import type { FrameFilter } from '@/lib/client/frame-window'

const OPCODES = ['text', 'binary', 'continuation', 'ping', 'pong', 'close'] as const
const DIRECTIONS = [
  { value: '', label: 'Both' },
  { value: 'received', label: 'Received' },
  { value: 'sent', label: 'Sent' },
] as const
const SETTLE_MS = 300

type ToolbarProps = {
  filter: FrameFilter
  onFilter: (change: Partial<FrameFilter>) => void
  following: boolean
  onFollow: (following: boolean) => void
  paused: boolean
  onPause: (paused: boolean) => void
  live: boolean
  onJump: (n: number) => void
}

/** Text that is told on when typing has settled. */
function SearchField({ value, onSettled }: { value: string; onSettled: (text: string) => void }) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onSettled(text), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [text, value, onSettled])
  return (
    <span className="relative min-w-32 flex-1">
      <Search aria-hidden="true" className="pointer-events-none absolute top-1/2 left-2 size-3.5 -translate-y-1/2 text-muted" />
      <Input
        type="search"
        aria-label="Search payloads"
        placeholder="Search payloads"
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="h-6 pl-7 text-xs"
      />
    </span>
  )
}

function Jump({ onJump }: { onJump: (n: number) => void }) {
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const n = Number.parseInt(text, 10)
    if (n > 0) onJump(n)
  }
  return (
    <form onSubmit={submit}>
      <Input
        aria-label="Go to frame number"
        placeholder="Go to #"
        inputMode="numeric"
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="h-6 w-20 text-xs"
      />
    </form>
  )
}

/** What is shown of the frames, and whether the list moves. */
export function FrameToolbar({ filter, onFilter, following, onFollow, paused, onPause, live, onJump }: ToolbarProps) {
  return (
    <div role="toolbar" aria-label="Frame list" className="flex flex-wrap items-center gap-1.5 border-b px-2 py-1.5">
      <SearchField value={filter.q} onSettled={(q) => onFilter({ q })} />
      <Segmented label="Direction" value={filter.direction} onValueChange={(direction) => onFilter({ direction })} options={DIRECTIONS} />
      <Select size="sm" aria-label="Opcode" value={filter.opcode} onChange={(event) => onFilter({ opcode: event.target.value })}>
        <option value="">All opcodes</option>
        {OPCODES.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </Select>
      <Button
        size="sm"
        variant={filter.violations ? 'primary' : 'secondary'}
        aria-pressed={filter.violations}
        onClick={() => onFilter({ violations: !filter.violations })}
      >
        <TriangleAlert aria-hidden="true" />
        Violations
      </Button>
      <Jump onJump={onJump} />
      <span className="ml-auto flex gap-1.5">
        {live && (
          <Button size="sm" aria-pressed={paused} onClick={() => onPause(!paused)}>
            {paused ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
            {paused ? 'Resume' : 'Pause'}
          </Button>
        )}
        <Button size="sm" variant={following ? 'primary' : 'secondary'} aria-pressed={following} onClick={() => onFollow(!following)}>
          <ArrowDownToLine aria-hidden="true" />
          Follow
        </Button>
      </span>
    </div>
  )
}
