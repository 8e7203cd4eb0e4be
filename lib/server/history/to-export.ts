import 'server-only'
import type { Caller } from '@/lib/server/auth/authorise'
import { type Choice, chosenAttempts } from './chosen'

/** The ids of the attempts to export, in pages; `full` once more of them fit than the file may have. */
export type ToExport = { readonly pages: AsyncIterable<readonly string[]>; readonly full: () => boolean; readonly most: number }

/** The chosen attempts, so many at most. */
export function toExport(caller: Caller, choice: Choice, most: number, signal: AbortSignal): ToExport {
  let full = false
  async function* pages() {
    let left = most
    for await (const page of chosenAttempts(caller, choice, signal)) {
      full = page.length > left
      yield page.slice(0, left).map(({ id }) => id)
      left -= page.length
      if (full || signal.aborted) return
    }
  }
  return { pages: pages(), full: () => full, most }
}
