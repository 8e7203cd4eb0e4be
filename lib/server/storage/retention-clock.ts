import 'server-only'

/** What is known of the wall clock; times in milliseconds. It is kept in the database, so that a start knows what the last run saw. */
export type ClockState = {
  /** The wall clock when it was looked at last. */
  readonly seenAt: number
  /** It went ahead of the time that was run: by how much, how long has been run since, and whether age is held for it. */
  readonly doubt: { readonly aheadMs: number; readonly ranMs: number; readonly held: boolean } | null
}

/** The clock may be so far ahead of what was run since it was last seen: a server that was off for a night is no surprise. */
export const AHEAD_MS = 12 * 3_600_000
/** After so much time of running with it the clock is believed. */
export const BELIEVED_AFTER_MS = 24 * 3_600_000
/** While the clock is in doubt, age may remove at most this share of the history. */
export const SHARE_IN_DOUBT = 1 / 3

/**
 * Looks at the wall clock after `ranMs` of running. One that is suddenly ahead is in doubt until it was run with for a day or an owner
 * says that it is right; one that went back is taken as it is, for then nothing looks older than it is.
 */
export function lookAtClock(before: ClockState | null, wall: number, ranMs: number): ClockState {
  if (before === null) return { seenAt: wall, doubt: null }
  const ahead = wall - (before.seenAt + ranMs)
  if (ahead < -AHEAD_MS) return { seenAt: wall, doubt: null }
  const doubt = before.doubt === null ? null : { ...before.doubt, ranMs: before.doubt.ranMs + ranMs }
  if (ahead > AHEAD_MS) return { seenAt: wall, doubt: { aheadMs: ahead + (doubt?.aheadMs ?? 0), ranMs: 0, held: doubt?.held ?? false } }
  return { seenAt: wall, doubt: doubt !== null && doubt.ranMs >= BELIEVED_AFTER_MS ? null : doubt }
}

/** Whether age may remove `byAge` of `all` attempts while the clock is as it is. */
export const ageMayRemove = ({ doubt }: ClockState, byAge: number, all: number): boolean =>
  doubt === null || (!doubt.held && byAge <= all * SHARE_IN_DOUBT)

/** Age is held until the doubt is over. */
export const holdAge = (state: ClockState): ClockState =>
  state.doubt === null ? state : { ...state, doubt: { ...state.doubt, held: true } }
