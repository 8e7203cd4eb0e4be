import 'server-only'

/** So many attempts of the profile, or of the host, are looked at in either direction. */
export const MOST_LOOKED_AT = 5_000

// The indexes are named: that of the plots holds more columns, and would be read through whole.
const AMONG = {
  profile: 'Attempt INDEXED BY Attempt_profileId_createdAt_idx WHERE profileId = @profileId AND workspaceId = @workspaceId',
  host: 'Attempt INDEXED BY Attempt_workspaceId_host_createdAt_idx WHERE workspaceId = @workspaceId AND host = @host',
} as const
export type Alike = keyof typeof AMONG

/** The attempts of the same profile or host before the one at `@at` with the id `@id`, the newest first; `<=`: with it. */
export const alikeBefore = (alike: Alike, columns: string, comparison: '<' | '<='): string => `
  SELECT ${columns} FROM ${AMONG[alike]}
  AND createdAt <= @at AND (+createdAt, id) ${comparison} (@at, @id) ORDER BY createdAt DESC, +id DESC LIMIT ${MOST_LOOKED_AT}`

/** Those after it, the oldest first. */
export const alikeAfter = (alike: Alike, columns: string): string => `
  SELECT ${columns} FROM ${AMONG[alike]}
  AND createdAt >= @at AND (+createdAt, id) > (@at, @id) ORDER BY createdAt, +id LIMIT ${MOST_LOOKED_AT}`
