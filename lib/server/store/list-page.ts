import 'server-only'
import { toSummary } from './attempt-row'
import { writeListCursor } from './list-cursor'
import { listFound } from './list-found'
import { listRows } from './list-rows'
import { COUNTED, type Listing, type ListRequest, sortValue } from './listing'
import { matchesOf } from './search/matches'
import { readWords } from './search/words'
import type { AttemptPage } from './types'

/** Gives a page of the history. Throws InputError `too-many-words`. */
export function listPage(listing: Listing, request: ListRequest): AttemptPage {
  const { filters, sort, limit } = request
  const words = filters.q ? readWords(filters.q) : []
  if (filters.q && words.length === 0) return nothing(listing)
  const { rows, total } = listFound(listing, request, words) ?? listRows(listing, request)
  const shown = rows.slice(0, limit)
  const matches = matchesOf(listing, shown, words)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => ({ ...toSummary(row), match: matches.get(row.id) ?? null })),
    nextCursor: last === undefined ? null : writeListCursor({ sort, value: sortValue(last, sort), id: last.id }),
    total: Math.min(total, COUNTED),
    totalIsExact: total <= COUNTED,
    search: filters.q ? { ...unread(listing), covers: COVERS, problem: null } : null,
  }
}

const COVERS =
  'Addresses, names, notes, headers, bodies, causes, and the first and last 64 KiB of what each side said in a session. What lies between is searched inside an attempt.'
const NO_WORDS = 'The search has no letter and no digit: type a word, or part of an address'

function nothing(listing: Listing): AttemptPage {
  const search = { ...unread(listing), covers: COVERS, problem: NO_WORDS }
  return { items: [], nextCursor: null, total: 0, totalIsExact: true, search }
}

const UNREAD = `SELECT count(*) AS n FROM (SELECT 1 FROM SearchPending WHERE attemptId >= @before UNION ALL SELECT 1 FROM Attempt WHERE id < @before LIMIT ${COUNTED + 1})`

/** Attempts of all workspaces that the index has not read. */
function unread({ statement, search }: Listing): { pending: number; pendingIsExact: boolean } {
  const before = search.read((index) => index.before, '~')
  const { n } = statement(UNREAD).get({ before }) as { n: number } // safe: the column of the statement
  return { pending: Math.min(n, COUNTED), pendingIsExact: n <= COUNTED }
}
