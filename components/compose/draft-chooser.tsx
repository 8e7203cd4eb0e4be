import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react'
import { cn } from '@/components/ui/cn'
import { Input } from '@/components/ui/input'
import { useRowWindow } from '@/components/ui/use-row-window'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import { matchingDrafts, type NamedDraft, namedDrafts } from './named-drafts'

const ROW = 42
const MOST_HEIGHT = ROW * 6
/** Up to so many are looked through faster than a search is typed. */
const FEW = 8

type DraftChooserProps = {
  drafts: readonly RequestDraft[]
  /** Index of the one that is shown. */
  at: number
  onChoose: (index: number) => void
  onUse: () => void
}

/** Which of several requests of one text is to be used: by its name and URL, with the pointer or the arrow keys. */
export function DraftChooser({ drafts, at, onChoose, onUse }: DraftChooserProps) {
  const [query, setQuery] = useState('')
  const named = useMemo(() => namedDrafts(drafts), [drafts])
  const wanted = useDeferredValue(query)
  const shown = useMemo(() => matchingDrafts(named, wanted), [named, wanted])
  const box = useRef<HTMLDivElement>(null)
  const id = useId()
  const rows = useRowWindow(box, shown.length, ROW)
  const place = shown.findIndex(({ index }) => index === at)
  const isFew = drafts.length <= FEW
  useEffect(() => {
    if (isFew) box.current?.focus()
  }, [isFew])

  const move = (to: number) => {
    const next = shown[Math.min(Math.max(to, 0), shown.length - 1)]
    if (next === undefined) return
    onChoose(next.index)
    rows.scrollToIndex(shown.indexOf(next))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const inSearch = event.currentTarget.tagName === 'INPUT'
    const steps: Record<string, number> = {
      ArrowDown: place + 1,
      ArrowUp: place === -1 ? 0 : place - 1,
      PageDown: place + 5,
      PageUp: place - 5,
      // In the search they move the caret.
      ...(inSearch ? {} : { Home: 0, End: shown.length - 1 }),
    }
    const to = steps[event.key]
    if (to !== undefined) {
      event.preventDefault()
      move(to)
    } else if (event.key === 'Enter' && place !== -1) {
      event.preventDefault()
      onUse()
    }
  }
  const active = place >= rows.first && place <= rows.last ? { 'aria-activedescendant': `${id}-${place}` } : {}
  return (
    <section className="grid gap-1.5">
      <h3 className="font-medium text-xs">{drafts.length} requests</h3>
      {isFew ? null : (
        <Input
          autoFocus
          type="search"
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-label="Search requests"
          placeholder="Search by name or URL"
          value={query}
          {...active}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={onKeyDown}
        />
      )}
      {shown.length === 0 ? <p className="py-3 text-center text-muted text-xs">No request matches “{query}”.</p> : null}
      <div
        ref={box}
        id={`${id}-list`}
        role="listbox"
        tabIndex={0}
        aria-label="Requests"
        {...active}
        onKeyDown={onKeyDown}
        onScroll={rows.onScroll}
        className={cn('scroll-area rounded-md border focus-visible:-outline-offset-2', shown.length === 0 && 'hidden')}
        style={{ height: Math.min(shown.length * ROW, MOST_HEIGHT) + 2 }}
      >
        <div role="presentation" className="relative" style={{ height: rows.height }}>
          {shown.slice(rows.first, rows.last + 1).map((draft, offset) => {
            const row = rows.first + offset
            return (
              <Row
                key={draft.index}
                id={`${id}-${row}`}
                draft={draft}
                selected={draft.index === at}
                position={row + 1}
                of={shown.length}
                top={rows.topOf(row)}
                onChoose={onChoose}
                onUse={onUse}
              />
            )
          })}
        </div>
      </div>
    </section>
  )
}

type RowProps = {
  id: string
  draft: NamedDraft
  selected: boolean
  position: number
  of: number
  top: number
  onChoose: (index: number) => void
  onUse: () => void
}

function Row({ id, draft, selected, position, of, top, onChoose, onUse }: RowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox itself takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox holds the focus and names its active option
    <div
      id={id}
      role="option"
      aria-selected={selected}
      aria-setsize={of}
      aria-posinset={position}
      onClick={() => onChoose(draft.index)}
      onDoubleClick={onUse}
      className={cn(
        'absolute inset-x-0 grid cursor-pointer content-center border-l-2 px-2.5',
        selected ? 'border-l-accent bg-accent-soft' : 'border-l-transparent hover:bg-sunken',
      )}
      style={{ height: ROW, transform: `translateY(${top}px)` }}
    >
      <span className="truncate font-medium text-xs">{draft.name}</span>
      <span className="mono truncate text-muted text-xs">{draft.url}</span>
    </div>
  )
}
