import 'server-only'
import { NotFoundError } from '@/lib/core/errors/errors'
import { type ComparedAttempt, compareAttempts } from '@/lib/core/report/compare/compare-attempts'
import type { Comparison } from '@/lib/core/report/compare/comparison'
import type { Caller } from '@/lib/server/auth/authorise'
import { readAttemptView } from './read'
import { readFrames } from './read-frames'

/** Among so many frames the first messages are looked for. */
const FIRST_FRAMES = 60

/**
 * Two attempts side by side, live or stored, `a` as the one before. Throws NotFoundError, which says which of them is missing;
 * InputError `encrypted`.
 */
export async function compareTwo(
  caller: Caller,
  { a, b }: { readonly a: string; readonly b: string },
  signal?: AbortSignal,
): Promise<Comparison> {
  // One after the other: each may take a replay.
  const before = await side(caller, 'a', a, signal)
  return compareAttempts(before, a === b ? before : await side(caller, 'b', b, signal))
}

async function side(caller: Caller, name: 'a' | 'b', id: string, signal?: AbortSignal): Promise<ComparedAttempt> {
  try {
    const view = await readAttemptView(caller, id)
    const { items } = await readFrames(caller, id, { from: 1, limit: FIRST_FRAMES }, signal)
    return { view, frames: items }
  } catch (error) {
    if (error instanceof NotFoundError) throw new NotFoundError(`${name} is ${JSON.stringify(id)}: there is no such attempt`)
    throw error
  }
}
