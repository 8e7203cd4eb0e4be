import 'server-only'
import { statement } from './client'
import { readAttempt } from './read-attempt'

/** Another attempt, as it is named in one line. */
export type EarlierAttempt = { readonly id: string; readonly createdAt: Date; readonly summary: string }

/** `by`: whether the same profile or the same target made it the one to compare with. */
export type LastGood = {
  readonly attempt: EarlierAttempt | null
  readonly by: 'profile' | 'target' | null
  readonly previous: EarlierAttempt | null
}

/** So many older attempts of the profile, or of the host, are looked at. */
export const MOST_LOOKED_AT = 5_000

type Row = { readonly id: string; readonly createdAt: number; readonly summary: string }

/**
 * The newest accepted attempt before one: with the same profile, else at the same URL, else at the same host and port; and the
 * attempt before it at that URL, whatever became of it. Throws NotFoundError.
 */
export function findLastGood(workspaceId: string, id: string): LastGood {
  const { createdAt, profileId, url, host, port } = readAttempt(workspaceId, id)
  const before = { workspaceId, id, at: createdAt.getTime(), profileId, url, host, port }
  const previous = first(TARGET, 'url = @url', before)
  if (profileId !== null) {
    const attempt = first(PROFILE, GOOD, before)
    if (attempt !== null) return { attempt, by: 'profile', previous }
  }
  const attempt = first(TARGET, `${GOOD} AND url = @url`, before) ?? first(TARGET, `${GOOD} AND port IS @port`, before)
  return { attempt, by: attempt === null ? null : 'target', previous }
}

const GOOD = "outcome = 'accepted'"
// The indexes of these begin so and go on with the time; each plus keeps SQLite from taking that of the whole workspace.
const PROFILE = 'profileId = @profileId AND +workspaceId = @workspaceId'
const TARGET = 'workspaceId = @workspaceId AND host = @host'

/** The newest that fits among the newest before one, by what is given for `@…`. */
const queryOf = (among: string, wanted: string) => `
    SELECT id, createdAt, summary FROM (
      SELECT id, createdAt, summary, outcome, url, port FROM Attempt
      WHERE ${among} AND createdAt <= @at AND (+createdAt, id) < (@at, @id) ORDER BY createdAt DESC, +id DESC LIMIT ${MOST_LOOKED_AT})
    WHERE ${wanted} LIMIT 1`

/** Every query of this file, for the test that looks at the indexes they take. */
export const EARLIER_QUERIES = { profile: queryOf(PROFILE, GOOD), target: queryOf(TARGET, GOOD) } as const

function first(among: string, wanted: string, before: Readonly<Record<string, string | number | null>>): EarlierAttempt | null {
  const row = statement(queryOf(among, wanted)).get(before) as Row | undefined // safe: the columns of the statement
  return row === undefined ? null : { ...row, createdAt: new Date(row.createdAt) }
}
