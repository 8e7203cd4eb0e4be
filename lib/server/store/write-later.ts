import 'server-only'
import { logger } from '../platform/logger'
import { singleton } from '../platform/singleton'
import { isFullError, withReserve } from './disk'

const AGAIN_MS = 1_000
/** So many rows may wait for space. */
const MOST = 10_000

type Waiting = { readonly writes: Map<string, () => void>; timer: NodeJS.Timeout | null }
const waiting = () => singleton<Waiting>('waiting-writes', () => ({ writes: new Map(), timer: null }))

/** Does a small write of a row; where the disk is full it is done again until it succeeds, the newest write under its name only. Other errors are thrown. */
export function writeOrLater(name: string, write: () => void): void {
  const { writes } = waiting()
  try {
    withReserve(write)
    writes.delete(name)
  } catch (error) {
    if (!isFullError(error)) throw error
    if (writes.size < MOST || writes.has(name)) writes.set(name, write)
    else logger().error({ name }, 'too many rows wait for space on the disk: what is known of it is computed again from its facts')
    schedule()
  }
}

function schedule(): void {
  const all = waiting()
  all.timer ??= setTimeout(() => {
    all.timer = null
    for (const [name, write] of [...all.writes]) {
      try {
        write()
        all.writes.delete(name)
      } catch (error) {
        if (isFullError(error)) return schedule()
        all.writes.delete(name)
        logger().error({ err: error, name }, 'a row that had waited for space could not be written')
      }
    }
  }, AGAIN_MS).unref()
}
