import 'server-only'
import { setImmediate as turn } from 'node:timers/promises'
import type { Caller } from '@/lib/server/auth/authorise'
import { deleteAttempts, type Fate } from '@/lib/server/store/history/delete-attempts'
import { liveSession } from './hub'
import { forgetReplay } from './replay'

/** One transaction removes at most so many attempts, or octets of facts: other work gets its turn between two. */
const STEP_ATTEMPTS = 20
const STEP_OCTETS = 4_194_304

/** An attempt that is to go, and what it takes. */
export type ToRemove = { readonly id: string; readonly octets: number }
export type RemoveOptions<One> = {
  /** Pinned ones go too. */
  readonly includePinned: boolean
  readonly signal?: AbortSignal
  /** What became of one. */
  readonly told: (one: One, fate: Fate) => void
}

/** Removes attempts with their facts in small transactions, in their order; those that run stay. */
export async function removeMany<One extends ToRemove>(
  caller: Caller,
  all: readonly One[],
  { includePinned, signal, told }: RemoveOptions<One>,
): Promise<void> {
  for (const step of stepsOf(all)) {
    if (signal?.aborted) return
    const free = step.filter(({ id }) => liveSession(caller, id) === null)
    for (const one of step) if (!free.includes(one)) told(one, 'running')
    const fates = deleteAttempts(
      caller.workspaceId,
      free.map(({ id }) => id),
      includePinned,
    )
    for (const [at, one] of free.entries()) {
      const fate = fates[at] ?? 'gone'
      if (fate === 'deleted') forgetReplay(one.id)
      told(one, fate)
    }
    await turn()
  }
}

function* stepsOf<One extends ToRemove>(all: readonly One[]): Generator<readonly One[]> {
  let [step, octets]: [One[], number] = [[], 0]
  for (const one of all) {
    if (step.length === STEP_ATTEMPTS || (step.length > 0 && octets + one.octets > STEP_OCTETS)) {
      yield step
      ;[step, octets] = [[], 0]
    }
    step.push(one)
    octets += one.octets
  }
  if (step.length > 0) yield step
}
