import 'server-only'
import { monotonic } from './clock'
import { singleton } from './singleton'

/** Stages of stopping, in order: what a later stage closes, earlier ones still use. */
export const STAGES = ['sessions', 'streams', 'listeners', 'workers', 'database', 'lock'] as const
export type Stage = (typeof STAGES)[number]
type Closer = () => void | Promise<void>

const closers = () => singleton('shutdown', () => new Map<Stage, Set<Closer>>(STAGES.map((stage) => [stage, new Set<Closer>()])))

/** Has `close` called when the process stops. Gives a function that takes it back. */
export function onShutdown(stage: Stage, close: Closer): () => void {
  const members = closers().get(stage)
  members?.add(close)
  return () => members?.delete(close)
}

/**
 * Closes everything, stage by stage; the members of one stage at once. A stage that has not ended when its share of
 * `withinMs` is over is left behind, so that the database is closed in any case. Gives what went wrong.
 */
export async function shutDown(withinMs: number): Promise<readonly unknown[]> {
  const end = monotonic() + withinMs
  const faults: unknown[] = []
  for (const [place, stage] of STAGES.entries()) {
    const left = Math.max(0, end - monotonic())
    // Sessions write their last facts: they get half of what is left, the stages after them share the rest.
    const share = place === 0 ? left / 2 : left / (STAGES.length - place)
    const members = [...(closers().get(stage) ?? [])]
    const all = Promise.all(
      members.map((close) =>
        Promise.resolve()
          .then(close)
          .catch((fault: unknown) => faults.push(fault)),
      ),
    )
    await Promise.race([all, delay(share)])
  }
  return faults
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref())
}
