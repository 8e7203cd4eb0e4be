import 'server-only'
import { NotFoundError } from '../../core/errors/errors'
import { inTransaction } from './client'
import { withReserve } from './disk'
import { eraseAttempt } from './erase-attempt'

/** Removes an attempt and its facts. Throws NotFoundError. End its session first: facts appended later are lost. */
export function deleteAttempt(workspaceId: string, id: string): void {
  if (!withReserve(() => inTransaction(() => eraseAttempt(workspaceId, id)))) throw new NotFoundError(`There is no attempt ${id}`)
}
