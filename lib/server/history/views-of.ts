import 'server-only'
import { setImmediate as turn } from 'node:timers/promises'
import { InputError, NotFoundError } from '@/lib/core/errors/errors'
import type { AttemptView } from '@/lib/core/report/view'
import { liveSession } from '@/lib/server/attempts/hub'
import { readAttemptView } from '@/lib/server/attempts/read'
import type { Caller } from '@/lib/server/auth/authorise'

/** What an export has of one attempt: its view, or why it has none; null where it was removed meanwhile. */
export type Exported = { readonly view: AttemptView } | { readonly id: string; readonly because: string }

/** The attempts of these ids, one after the other, with a turn for others between two. */
export async function* viewsOf(caller: Caller, ids: readonly string[], signal: AbortSignal): AsyncGenerator<Exported> {
  for (const id of ids) {
    if (signal.aborted) return
    try {
      await liveSession(caller, id)?.flush()
      yield { view: await readAttemptView(caller, id) }
    } catch (error) {
      if (error instanceof InputError) yield { id, because: error.message }
      else if (!(error instanceof NotFoundError)) throw error
    }
    await turn()
  }
}
