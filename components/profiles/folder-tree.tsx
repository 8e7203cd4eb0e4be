'use client'

import { ChevronDown, ChevronRight, Folder, FolderOpen, Library } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { cn } from '@/components/ui/cn'
import { Select } from '@/components/ui/select'
import { closedAtFirst, type FolderNode, type FolderRow, folderRows } from './folder-nodes'

type FolderTreeProps = {
  nodes: readonly FolderNode[]
  /** The folder that is looked into; empty for all profiles. */
  chosen: string
  onChoose: (folder: string) => void
}

const ALL: FolderRow = { path: '', name: 'All profiles', count: 0, children: [], level: 1, isOpen: false }
/** Rows that are drawn at most: beyond, the search finds them. */
const MOST_ROWS = 400

/** Folders as a tree: arrow keys move, open and close, Enter or a click chooses. */
export function FolderTree({ nodes, chosen, onChoose }: FolderTreeProps) {
  const [closedNow, setClosed] = useState<ReadonlySet<string> | null>(null)
  const closed = closedNow ?? closedAtFirst(nodes, chosen)
  const found = folderRows(nodes, closed)
  const rows = [ALL, ...found.slice(0, MOST_ROWS)]
  const [focused, setFocused] = useState<string | null>(null)
  const tree = useRef<HTMLDivElement>(null)
  const stop = rows.find((row) => row.path === focused) ?? rows.find((row) => row.path === chosen) ?? ALL

  const toggle = (path: string, open: boolean) => {
    const next = new Set(closed)
    if (open) next.delete(path)
    else next.add(path)
    setClosed(next)
  }
  const focus = (row: FolderRow | undefined) => {
    if (row === undefined) return
    setFocused(row.path)
    tree.current?.querySelectorAll<HTMLElement>('[role=treeitem]')[rows.indexOf(row)]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const at = rows.indexOf(stop)
    const keys: Record<string, () => void> = {
      ArrowDown: () => focus(rows[at + 1]),
      ArrowUp: () => focus(rows[at - 1]),
      Home: () => focus(rows[0]),
      End: () => focus(rows.at(-1)),
      ArrowRight: () => (stop.children.length > 0 && !stop.isOpen ? toggle(stop.path, true) : focus(rows[at + 1])),
      ArrowLeft: () => (stop.isOpen ? toggle(stop.path, false) : focus(rows.find(({ path }) => path === parentOf(stop.path)))),
      Enter: () => onChoose(stop.path),
      ' ': () => onChoose(stop.path),
    }
    const run = keys[event.key]
    if (run === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    run()
  }
  return (
    <div ref={tree} role="tree" aria-label="Folders" onKeyDown={onKeyDown} className="grid gap-px">
      {rows.map((row) => {
        const isChosen = row.path === chosen
        const Icon = row.path === '' ? Library : row.isOpen || isChosen ? FolderOpen : Folder
        const hasMore = row.children.length > 0
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the tree hears the keys of its items
          <div
            key={row.path}
            role="treeitem"
            aria-level={row.level}
            aria-selected={isChosen}
            {...(hasMore ? { 'aria-expanded': row.isOpen } : {})}
            tabIndex={row === stop ? 0 : -1}
            onClick={() => {
              setFocused(row.path)
              onChoose(row.path)
            }}
            onFocus={() => setFocused(row.path)}
            style={{ paddingLeft: `${(row.level - 1) * 14}px` }}
            className={cn(
              'flex h-7 cursor-pointer items-center gap-1 rounded-md pr-2 text-sm transition-colors focus-visible:-outline-offset-2',
              isChosen ? 'bg-accent-soft font-medium text-foreground' : 'text-muted hover:bg-sunken hover:text-foreground',
            )}
          >
            {/* For the pointer only: the keyboard has the arrow keys. */}
            <span
              aria-hidden
              className="grid size-6 shrink-0 place-items-center text-faint [&_svg]:size-3.5"
              onClick={(event) => {
                if (!hasMore) return
                event.stopPropagation()
                toggle(row.path, !row.isOpen)
              }}
            >
              {hasMore ? row.isOpen ? <ChevronDown /> : <ChevronRight /> : null}
            </span>
            <Icon aria-hidden className="size-3.5 shrink-0" />
            <bdi className="min-w-0 flex-1 truncate">{row.name}</bdi>
            {row.path === '' ? null : (
              <span className="tabular shrink-0 font-normal text-muted text-xs">
                {row.count}
                <span className="sr-only">{row.count === 1 ? ' profile' : ' profiles'}</span>
              </span>
            )}
          </div>
        )
      })}
      {found.length > MOST_ROWS ? (
        <p className="px-2 py-1 text-muted text-xs">{found.length - MOST_ROWS} more folders: find them by the search</p>
      ) : null}
    </div>
  )
}

/** The same as a choice list, for narrow pages. */
export function FolderSelect({ nodes, chosen, onChoose, className }: FolderTreeProps & { className?: string }) {
  const rows = folderRows(nodes, new Set()).slice(0, MOST_ROWS)
  return (
    <Select aria-label="Folder" value={chosen} onChange={(event) => onChoose(event.target.value)} className={className}>
      <option value="">All folders</option>
      {rows.every(({ path }) => path !== chosen) && chosen !== '' ? <option value={chosen}>{chosen}</option> : null}
      {rows.map(({ path, count }) => (
        <option key={path} value={path}>
          {path} ({count})
        </option>
      ))}
    </Select>
  )
}

function parentOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
}
