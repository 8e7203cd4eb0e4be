import 'server-only'
import { statement } from '../client'

/** Signs somebody out in every browser, or in all but one. */
export function endSessions(personId: string, exceptId: string | null = null): void {
  statement('DELETE FROM SignInSession WHERE userId = ? AND id IS NOT ?').run(personId, exceptId)
}

/** Removes one session. */
export function endSession(id: string): void {
  statement('DELETE FROM SignInSession WHERE id = ?').run(id)
}
