import 'server-only'
import { ConflictError } from '@/lib/core/errors/errors'
import { openSessions } from '@/lib/server/attempts/hub'

/** Throws ConflictError `sessions-running` where sessions run that a restart would end, and nobody said that they may. */
export function assertSessionsMayEnd(mayEnd: boolean): void {
  const running = openSessions()
  if (running === 0 || mayEnd) return
  const some = running === 1 ? '1 session runs' : `${running} sessions run`
  throw new ConflictError('sessions-running', `${some} and would end: end them first, or say that they may`)
}
