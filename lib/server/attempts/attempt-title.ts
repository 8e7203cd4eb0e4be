import 'server-only'
import { NotFoundError } from '@/lib/core/errors/errors'
import type { Caller } from '@/lib/server/auth/authorise'
import { readAttempt } from '@/lib/server/store/read-attempt'

/** What an attempt's page is called: its name, else where it led, masked. Null where there is no such attempt (any more). */
export function attemptTitle(caller: Caller, id: string): string | null {
  try {
    const { name, url } = readAttempt(caller.workspaceId, id)
    return name ?? url
  } catch (error) {
    if (error instanceof NotFoundError) return null
    throw error
  }
}
