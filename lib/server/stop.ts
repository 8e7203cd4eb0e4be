import 'server-only'
import { RESTART_STATUS } from '../config/restart.mjs'
import { logger } from './platform/logger'
import { shutDown } from './platform/shutdown'
import { singleton } from './platform/singleton'

/** The process is gone this long after the signal, whatever is still open. */
export const STOP_WITHIN_MS = 2_000
const CLOSE_WITHIN_MS = 1_700
/** An answer that was given is on its way before the server stops, milliseconds. */
const ANSWERED_MS = 250

/**
 * On SIGTERM, SIGINT, or when the start script is gone: closes everything in order, then ends the process. Further signals
 * change nothing; the start script forces the end on a second Ctrl-C.
 */
export function stopOnSignals(): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    // Next would end the process as soon as its server is closed, perhaps before the last facts are written.
    if (process.env.NODE_ENV === 'production') process.removeAllListeners(signal)
    process.on(signal, () => void stop(signal, 0))
  }
  if (isStarted()) process.on('disconnect', () => void stop('the start script is gone', 0))
}

/** Whether the start script is there to start the server again. */
export const isStarted = (): boolean => Boolean(process.env.SOCKSCOPE_STARTER && process.channel)

/** Stops as on a signal and has the start script start the server again, once the answer under way is out. */
export function restart(why: string): void {
  setTimeout(() => void stop(why, RESTART_STATUS), ANSWERED_MS).unref()
}

async function stop(why: string, status: number): Promise<void> {
  const state = singleton('stopping', () => ({ begun: false }))
  if (state.begun) return
  state.begun = true
  setTimeout(() => process.exit(status === 0 ? 1 : status), STOP_WITHIN_MS).unref()
  logger().debug({ why }, 'stopping')
  for (const fault of await shutDown(CLOSE_WITHIN_MS)) logger().error({ err: fault }, 'something did not close')
  process.exit(status)
}
