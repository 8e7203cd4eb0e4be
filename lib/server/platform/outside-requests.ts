import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { singleton } from './singleton'

/**
 * Runs what outlives the request it was asked for in the asynchronous context of the start of the process: else each session would
 * hold the request and the response that began it as long as it is open. `boot` calls it once, before any request.
 */
export function outsideRequests<Result>(work: () => Result): Result {
  const run = singleton('outside-requests', () => AsyncLocalStorage.snapshot())
  return run(work)
}
