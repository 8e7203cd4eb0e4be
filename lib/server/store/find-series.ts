import 'server-only'
import type { AttemptOutcome } from '../../core/report/view'
import { type Alike, alikeAfter, alikeBefore, MOST_LOOKED_AT } from './attempts-alike'
import { statement } from './client'
import { readAttempt } from './read-attempt'

/** One attempt of a series, as a point of it. */
export type SeriesPoint = {
  readonly id: string
  readonly createdAt: Date
  readonly outcome: AttemptOutcome | null
  readonly status: number | null
}

/** Attempts of the same profile, else at the same URL, around one of them. */
export type Series = {
  readonly by: 'profile' | 'url'
  /** The oldest first; at most 40 before it and 20 after it. */
  readonly points: readonly SeriesPoint[]
  /** How many older ones were looked at and are not among the points. */
  readonly hiddenBefore: number
  /** Older ones than those that were looked at may be there. */
  readonly cut: boolean
  readonly hasMoreAfter: boolean
  /** The newest accepted one before it. */
  readonly lastGood: SeriesPoint | null
  /** The first one that failed after that; null where it did not fail, or none was accepted before. */
  readonly firstFailing: SeriesPoint | null
  /** How many failed from that one to it, both counted. */
  readonly failed: number
  /** How often accepted and failed took turns among those that were looked at up to it. */
  readonly turns: number
}

export const MOST_BEFORE = 40
export const MOST_AFTER = 20

type Row = Omit<SeriesPoint, 'createdAt'> & { readonly createdAt: number }

const COLUMNS = 'id, createdAt, outcome, status, url'
const after = (alike: Alike, wanted: string) => `SELECT * FROM (${alikeAfter(alike, COLUMNS)}) WHERE ${wanted} LIMIT ${MOST_AFTER + 1}`

/** Every query of this file, for the test that looks at the indexes they take. */
export const SERIES_QUERIES = {
  profile: alikeBefore('profile', COLUMNS, '<='),
  url: alikeBefore('host', COLUMNS, '<='),
  profileAfter: after('profile', '1'),
  urlAfter: after('host', 'url = @url'),
} as const

/** Whether an outcome is one of the endpoint or of the way to it; what we stopped or never sent is none. */
const isFailure = ({ outcome }: SeriesPoint) => outcome !== null && !['accepted', 'aborted', 'blocked'].includes(outcome)

/** The series an attempt stands in: where it last worked, and which one failed first after that. Throws NotFoundError. */
export function findSeries(workspaceId: string, id: string): Series {
  const { createdAt, profileId, url, host } = readAttempt(workspaceId, id)
  const by = profileId === null ? 'url' : 'profile'
  const wanted = { workspaceId, id, at: createdAt.getTime(), profileId, host, url }
  const fits = (row: Row & { readonly url: string }) => by === 'profile' || row.url === url
  const looked = statement(SERIES_QUERIES[by]).all(wanted) as (Row & { url: string })[] // safe: the columns of the statement
  const later = statement(SERIES_QUERIES[`${by}After`]).all(wanted) as Row[] // safe: as above
  const upToIt = looked.filter(fits).map(toPoint).reverse()
  const good = upToIt.slice(0, -1).findLastIndex(({ outcome }) => outcome === 'accepted')
  const failing = good === -1 ? [] : upToIt.slice(good + 1).filter(isFailure)
  return {
    by,
    points: [...upToIt.slice(-MOST_BEFORE - 1), ...later.slice(0, MOST_AFTER).map(toPoint)],
    hiddenBefore: Math.max(0, upToIt.length - MOST_BEFORE - 1),
    cut: looked.length === MOST_LOOKED_AT,
    hasMoreAfter: later.length > MOST_AFTER,
    lastGood: upToIt[good] ?? null,
    firstFailing: isFailure(upToIt.at(-1) as SeriesPoint) ? (failing[0] ?? null) : null,
    failed: failing.length,
    turns: turnsOf(upToIt),
  }
}

function toPoint({ id, createdAt, outcome, status }: Row): SeriesPoint {
  return { id, createdAt: new Date(createdAt), outcome, status }
}

function turnsOf(points: readonly SeriesPoint[]): number {
  const told = points.filter((point) => point.outcome === 'accepted' || isFailure(point)).map(({ outcome }) => outcome === 'accepted')
  return told.filter((worked, n) => n > 0 && worked !== told[n - 1]).length
}
