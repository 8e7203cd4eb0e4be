import 'server-only'
import type { Caller } from '@/lib/server/auth/authorise'
import { framesOf } from '@/lib/server/export'
import { HAR_ENDS, harBegins, harEntryAround, harMessage } from '@/lib/server/export/har'
import packageJson from '@/package.json'
import type { ToExport } from './to-export'
import { viewsOf } from './views-of'

/** Messages of one attempt. */
const MOST_MESSAGES = 10_000

/** A HAR 1.2 with an entry an attempt; what was left out stands in `_leftOut` and in the comment of the log. */
export async function* harPieces(caller: Caller, { pages, full, most }: ToExport, signal: AbortSignal): AsyncGenerator<string> {
  yield harBegins({ name: 'Sockscope', version: packageJson.version })
  let separator = ''
  let unread = 0
  for await (const ids of pages)
    for await (const one of viewsOf(caller, ids, signal)) {
      if (!('view' in one)) {
        unread += 1
        continue
      }
      const [before, after] = harEntryAround(one.view)
      yield `${separator}${before}`
      separator = ','
      const begun = Date.parse(one.view.createdAt)
      let messages = 0
      for await (const window of framesOf(caller, one.view, signal)) {
        const told = window.map((frame) => harMessage(frame, begun)).filter((message) => message !== null)
        const some = told.slice(0, Math.max(0, MOST_MESSAGES - messages))
        if (some.length > 0) yield `${messages === 0 ? '' : ','}${some.map((message) => JSON.stringify(message)).join(',')}`
        messages += told.length
        if (messages > MOST_MESSAGES) break
      }
      const note = messages > MOST_MESSAGES ? `Only the first ${MOST_MESSAGES} messages of this session are in this file` : null
      yield note === null ? after : `],"_leftOut":${JSON.stringify(note)}${after.slice(1)}`
    }
  const notes = [
    ...(full() ? [`Only the newest ${most} attempts are in this file`] : []),
    ...(unread > 0 ? [`${unread} could not be read`] : []),
  ]
  yield notes.length === 0 ? HAR_ENDS : `],"comment":${JSON.stringify(notes.join('; '))}${HAR_ENDS.slice(1)}`
}
