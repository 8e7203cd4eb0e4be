import 'server-only'
import { logger } from './platform/logger'
import { shutDown } from './platform/shutdown'

/** The process is gone this long after the signal, whatever is still open. */
export const STOP_WITHIN_MS = 2_000
const CLOSE_WITHIN_MS = 1_700

/**
 * On SIGTERM, SIGINT, or when the start script is gone: closes everything in order, then ends the process. Further signals
 * change nothing; the start script forces the end on a second Ctrl-C.
 */
export function stopOnSignals(): void {
  let stopping = false
  const stop = async (why: string) => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
    logger().debug({ why }, 'stopping')
    for (const fault of await shutDown(CLOSE_WITHIN_MS)) logger().error({ err: fault }, 'something did not close')
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    // Next would end the process as soon as its server is closed, perhaps before the last facts are written.
    if (process.env.NODE_ENV === 'production') process.removeAllListeners(signal)
    process.on(signal, () => void stop(signal))
  }
  if (process.env.SOCKSCOPE_STARTER && process.channel) process.on('disconnect', () => void stop('the start script is gone'))
}
