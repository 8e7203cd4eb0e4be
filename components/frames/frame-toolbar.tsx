'use client'

import { ArrowDownToLine, ChartLine, Download, Pause, Play, Search, TriangleAlert, X } from 'lucide-react'
import { type ComponentProps, type FormEvent, useCallback, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import { Input } from '@/components/ui/input'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { exportAddress, type FrameFilter, frameAt, type SearchMode, sizeRange } from '@/lib/client/frame-window'

const OPCODES = ['text', 'binary', 'continuation', 'ping', 'pong', 'close'] as const
/** Formats of `GET /api/attempts/{id}/export`. */
const EXPORTS = [
  { format: 'jsonl', label: 'Frames as JSON lines' },
  { format: 'har', label: 'HAR with WebSocket messages' },
  { format: 'raw', label: 'Octets received, as they travelled' },
  { format: 'raw-sent', label: 'Octets sent, as they travelled' },
] as const
const DIRECTIONS = [
  { value: '', label: 'Both' },
  { value: 'received', label: 'Received' },
  { value: 'sent', label: 'Sent' },
] as const
const SETTLE_MS = 300
const PLACEHOLDERS: Readonly<Record<SearchMode, string>> = {
  text: 'Search payloads',
  regex: 'Search by expression',
  hex: 'Search octets: 00 ff',
}
const modeOf = (value: string): SearchMode => (value === 'regex' || value === 'hex' ? value : 'text')

type ToolbarProps = {
  filter: FrameFilter
  onFilter: (change: Partial<FrameFilter>) => void
  following: boolean
  onFollow: (following: boolean) => void
  paused: boolean
  onPause: (paused: boolean) => void
  live: boolean
  onJump: (n: number) => void
  id: string
  plotted: boolean
  onPlot: (plotted: boolean) => void
}

/** Text that is told on when typing has settled. */
function SettlingInput({
  value,
  onSettled,
  ...props
}: { value: string; onSettled: (text: string) => void } & Omit<ComponentProps<typeof Input>, 'value' | 'onChange'>) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onSettled(text), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [text, value, onSettled])
  return <Input {...props} value={text} onChange={(event) => setText(event.target.value)} />
}

function SearchField({ filter, onFilter }: Pick<ToolbarProps, 'filter' | 'onFilter'>) {
  const onSettled = useCallback((q: string) => onFilter({ q }), [onFilter])
  return (
    <span className="flex min-w-48 flex-1 items-center gap-1">
      <span className="relative flex-1">
        <Search aria-hidden="true" className="pointer-events-none absolute top-1/2 left-2 size-3.5 -translate-y-1/2 text-muted" />
        <SettlingInput
          type="search"
          aria-label="Search payloads"
          placeholder={PLACEHOLDERS[filter.mode]}
          value={filter.q}
          onSettled={onSettled}
          className="h-6 pl-7 text-xs"
        />
      </span>
      <Select size="sm" aria-label="Search as" value={filter.mode} onChange={(event) => onFilter({ mode: modeOf(event.target.value) })}>
        <option value="text">Text</option>
        <option value="regex">Regex</option>
        <option value="hex">Hex</option>
      </Select>
    </span>
  )
}

/** A number goes to that frame, a time with its unit (`12.5s`, `300ms`) to the first frame then or later. */
function Jump({ onJump, id }: { onJump: (n: number) => void; id: string }) {
  const [text, setText] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const [, amount, unit] = /^\s*(\d+(?:\.\d+)?)\s*(ms|s)?\s*$/.exec(text) ?? []
    if (amount === undefined) return
    const n =
      unit === undefined
        ? Math.floor(Number(amount))
        : await frameAt(id, Math.floor(Number(amount) * (unit === 's' ? 1000 : 1))).catch(() => null)
    if (n !== null && n > 0) onJump(n)
  }
  return (
    <form onSubmit={submit}>
      <Input
        aria-label="Go to frame number or time"
        title="A frame number, or a time such as 12.5s or 300ms"
        placeholder="Go to # or 1.5s"
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="h-6 w-28 text-xs"
      />
    </form>
  )
}

/** What is shown of the frames, and whether the list moves. */
export function FrameToolbar({ filter, onFilter, following, onFollow, paused, onPause, live, onJump, id, plotted, onPlot }: ToolbarProps) {
  const onSize = useCallback((size: string) => onFilter({ size }), [onFilter])
  return (
    <div role="toolbar" aria-label="Frame list" className="flex flex-wrap items-center gap-1.5 border-b px-2 py-1.5">
      <SearchField filter={filter} onFilter={onFilter} />
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
      <SettlingInput
        aria-label="Payload size, octets"
        aria-invalid={sizeRange(filter.size) === null ? true : undefined}
        title="Octets of the payload: 10-200, 10- or -200"
        placeholder="Size 10-200"
        value={filter.size}
        onSettled={onSize}
        className="h-6 w-24 text-xs"
      />
      {filter.decoder !== '' && (
        <Button
          size="sm"
          variant="primary"
          onClick={() => onFilter({ decoder: '' })}
          aria-label={`Decoded as ${filter.decoder}: show all again`}
        >
          <span className="mono max-w-48 truncate">{filter.decoder}</span>
          <X aria-hidden="true" />
        </Button>
      )}
      <Jump onJump={onJump} id={id} />
      <span className="ml-auto flex flex-wrap gap-1.5">
        <Button size="sm" variant={plotted ? 'primary' : 'secondary'} aria-pressed={plotted} onClick={() => onPlot(!plotted)}>
          <ChartLine aria-hidden="true" />
          Activity
        </Button>
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button size="sm">
              <Download aria-hidden="true" />
              Export
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end">
            {EXPORTS.map(({ format, label }) => (
              <DropdownMenuItem key={format} onSelect={() => window.location.assign(exportAddress(id, format))}>
                {label}
              </DropdownMenuItem>
            ))}
          </DropdownMenuContent>
        </DropdownMenu>
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
