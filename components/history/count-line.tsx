'use client'

import { count } from '@/components/attempt/words'
import { Select } from '@/components/ui/select'
import type { HistorySearch, HistorySort } from '@/lib/client/history'

const SORT_WORDS: Readonly<Record<HistorySort, string>> = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  longest: 'Longest first',
  shortest: 'Shortest first',
}

type CountLineProps = {
  total: number
  exact: boolean
  /** How many the filter hides; null: not known. */
  hidden: number | null
  sort: HistorySort
  onSort: (sort: HistorySort | '') => void
}

/** How many attempts fit, how many are hidden, and their order. */
export function CountLine({ total, exact, hidden, sort, onSort }: CountLineProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
      <p role="status" className="tabular text-muted text-xs">
        {`${count(total)}${exact ? '' : '+'} ${total === 1 && exact ? 'attempt' : 'attempts'}`}
        {hidden !== null && hidden > 0 && `, ${count(hidden)} hidden by the filter`}
      </p>
      <Select
        size="sm"
        aria-label="Order"
        value={sort}
        // Safe: the options below.
        onChange={({ target }) => onSort(target.value === 'newest' ? '' : (target.value as HistorySort))}
      >
        {Object.entries(SORT_WORDS).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </Select>
    </div>
  )
}

const COVERS =
  'The first and last 64 KiB of each session’s messages are searched; what lies between is found by the search inside an attempt.'

/** What a search by words covers, and what it cannot find yet. */
export function SearchNote({ search }: { search: HistorySearch | null }) {
  const pending = search?.pending ?? 0
  const many = `${count(pending)}${search?.pendingIsExact === false ? '+' : ''}`
  return (
    <p className="max-w-prose text-faint text-xs">
      {search?.covers ?? COVERS}
      {pending > 0 && (
        <span className="text-warn">
          {' '}
          {pending === 1 ? '1 attempt is' : `${many} attempts are`} not indexed yet: found by URL, name, note, summary and product only.
        </span>
      )}
    </p>
  )
}
