import 'server-only'
import type { RotateResult } from './rotate-key'

const NAMES = {
  Attempt: ['attempt', 'attempts'],
  Profile: ['profile', 'profiles'],
  ProfileVersion: ['version of a profile', 'versions of profiles'],
  Secret: ['secret', 'secrets'],
  CookieJar: ['jar of cookies', 'jars of cookies'],
} as const
const counted = (count: number, [one, many]: readonly [string, string]) => `${count} ${count === 1 ? one : many}`

/** What a change of the key did, one sentence a line, and what is left to do. */
export function wordsOfRotation({ tables, sessions, file }: Extract<RotateResult, { ok: true }>, dataDir: string): readonly string[] {
  const counts = tables.map(({ table, rows }) => counted(rows, NAMES[table])).join(', ')
  const unread = tables.reduce((sum, table) => sum + table.unread, 0)
  return [
    `The master key is changed: the data keys of ${counts} are wrapped with the new one.`,
    ...(unread === 0 ? [] : [`${unread} could not be opened with the old key either and stay as they were.`]),
    file === null
      ? 'Before the next start set SECRET_KEY to what NEW_SECRET_KEY is now, and remove NEW_SECRET_KEY.'
      : `The new key is in ${file}: keep a copy of it, apart from the data.`,
    `${sessions === 0 ? 'Nobody was signed in' : `Everybody signs in again (${counted(sessions, ['session', 'sessions'])} ended)`}; tokens of scripts go on.`,
    `Copies made before, those in ${dataDir}/backups too, still open with the old key only.`,
  ]
}
