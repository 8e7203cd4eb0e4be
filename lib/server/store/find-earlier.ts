import 'server-only'
import { type Alike, alikeBefore } from './attempts-alike'
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

type Row = { readonly id: string; readonly createdAt: number; readonly summary: string }

/**
 * The newest accepted attempt before one: with the same profile, else at the same URL, else at the same host and port; and the
 * attempt before it at that URL, whatever became of it. Throws NotFoundError.
 */
export function findLastGood(workspaceId: string, id: string): LastGood {
  const { createdAt, profileId, url, host, port } = readAttempt(workspaceId, id)
  const before = { workspaceId, id, at: createdAt.getTime(), profileId, url, host, port }
  const previous = first('host', 'url = @url', before)
  if (profileId !== null) {
    const attempt = first('profile', GOOD, before)
    if (attempt !== null) return { attempt, by: 'profile', previous }
  }
  const attempt = first('host', `${GOOD} AND url = @url`, before) ?? first('host', `${GOOD} AND port IS @port`, before)
  return { attempt, by: attempt === null ? null : 'target', previous }
}

const GOOD = "outcome = 'accepted'"

/** The newest that fits among those alike before one, by what is given for `@…`. */
const queryOf = (alike: Alike, wanted: string) => `
    SELECT id, createdAt, summary FROM (${alikeBefore(alike, 'id, createdAt, summary, outcome, url, port', '<')}) WHERE ${wanted} LIMIT 1`

/** Every query of this file, for the test that looks at the indexes they take. */
export const EARLIER_QUERIES = { profile: queryOf('profile', GOOD), target: queryOf('host', GOOD) } as const

function first(alike: Alike, wanted: string, before: Readonly<Record<string, string | number | null>>): EarlierAttempt | null {
  const row = statement(queryOf(alike, wanted)).get(before) as Row | undefined // safe: the columns of the statement
  return row === undefined ? null : { ...row, createdAt: new Date(row.createdAt) }
}
