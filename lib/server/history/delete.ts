import 'server-only'
import { setImmediate as turn } from 'node:timers/promises'
import { liveSession } from '@/lib/server/attempts/hub'
import { forgetReplay } from '@/lib/server/attempts/replay'
import type { SignedIn } from '@/lib/server/auth/authorise'
import { deleteAttempts, type Fate } from '@/lib/server/store/history/delete-attempts'
import type { FitAttempt } from '@/lib/server/store/worker/fit-attempts'
import { audit } from '@/lib/server/team/audit'
import { type Choice, chosenAttempts } from './chosen'

export type DeleteResult = { readonly deleted: number; readonly keptPinned: number; readonly running: number }

/** One transaction removes at most so many attempts, or octets of facts: other work gets its turn between two. */
const STEP_ATTEMPTS = 20
const STEP_OCTETS = 4_194_304

/**
 * Removes the chosen attempts with their facts, in small transactions. Pinned ones stay unless `includePinned`; those that run stay.
 * What was removed is in the audit trail, also where it ends early.
 */
export async function deleteChosen(caller: SignedIn, choice: Choice, includePinned: boolean): Promise<DeleteResult> {
  const sum: Record<Fate, number> = { deleted: 0, pinned: 0, running: 0, gone: 0 }
  try {
    for await (const page of chosenAttempts(caller, choice))
      for (const step of stepsOf(page)) {
        const free = step.filter((id) => liveSession(caller, id) === null)
        sum.running += step.length - free.length
        const fates = deleteAttempts(caller.workspaceId, free, includePinned)
        fates.forEach((fate, at) => {
          sum[fate] += 1
          if (fate === 'deleted') forgetReplay(free[at] ?? '')
        })
        await turn()
      }
  } finally {
    const by = 'ids' in choice ? 'ids' : `filter: ${Object.keys(choice.filters).sort().join(', ') || 'none'}`
    if (sum.deleted > 0)
      audit(caller, 'history.delete', `${sum.deleted} ${sum.deleted === 1 ? 'attempt' : 'attempts'}`, { by, includePinned })
  }
  return { deleted: sum.deleted, keptPinned: sum.pinned, running: sum.running }
}

function* stepsOf(page: readonly FitAttempt[]): Generator<readonly string[]> {
  let [ids, octets]: [string[], number] = [[], 0]
  for (const one of page) {
    if (ids.length === STEP_ATTEMPTS || (ids.length > 0 && octets + one.octets > STEP_OCTETS)) {
      yield ids
      ;[ids, octets] = [[], 0]
    }
    ids.push(one.id)
    octets += one.octets
  }
  if (ids.length > 0) yield ids
}
