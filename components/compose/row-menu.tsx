'use client'

import { ArrowDown, ArrowUp, Copy, Ellipsis, Trash2 } from 'lucide-react'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import type { Row } from '@/lib/client/composer/composer'
import type { LineEnding } from '@/lib/core/handshake/draft'

const ENDINGS: readonly (readonly [LineEnding | 'inherit', string])[] = [
  ['inherit', 'As the request'],
  ['crlf', 'CR LF'],
  ['lf', 'LF alone'],
  ['cr', 'CR alone'],
  ['none', 'None'],
]

type RowMenuProps = {
  row: Row
  label: string
  onChange: (change: Partial<Omit<Row, 'id'>>) => void
  onMove: (by: number) => void
  onDuplicate: () => void
  onRemove: () => void
}

/** Everything that can be done with one line. */
export function RowMenu({ row, label, onChange, onMove, onDuplicate, onRemove }: RowMenuProps) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon-sm" aria-label={`More for ${label}`}>
          <Ellipsis />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-52">
        <DropdownMenuItem shortcut="alt+arrowup" onSelect={() => onMove(-1)}>
          <ArrowUp /> Move up
        </DropdownMenuItem>
        <DropdownMenuItem shortcut="alt+arrowdown" onSelect={() => onMove(1)}>
          <ArrowDown /> Move down
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={onDuplicate}>
          <Copy /> Duplicate
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuCheckboxItem checked={row.secret} onCheckedChange={(secret) => onChange({ secret })}>
          Secret: mask everywhere
        </DropdownMenuCheckboxItem>
        <DropdownMenuCheckboxItem checked={row.template !== false} onCheckedChange={(template) => onChange({ template })}>
          Fill in {'{{…}}'}
        </DropdownMenuCheckboxItem>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>Line ending</DropdownMenuLabel>
        <DropdownMenuRadioGroup
          value={row.ending ?? 'inherit'}
          onValueChange={(value) =>
            onChange({ ending: ENDINGS.find(([ending]) => ending === value && ending !== 'inherit')?.[0] as LineEnding | undefined })
          }
        >
          {ENDINGS.map(([value, name]) => (
            <DropdownMenuRadioItem key={value} value={value}>
              {name}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem danger onSelect={onRemove}>
          <Trash2 /> Delete line
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
