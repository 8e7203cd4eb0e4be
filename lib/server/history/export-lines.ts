import 'server-only'
import type { AttemptView } from '@/lib/core/report/view'
import type { Caller } from '@/lib/server/auth/authorise'
import { now } from '@/lib/server/platform/clock'
import { FORMAT, LINE_OCTETS, TOOL, VERSION } from './file-format'
import { sessionFrames } from './session-frames'
import type { ToExport } from './to-export'
import { viewsOf } from './views-of'

const line = (value: unknown) => `${JSON.stringify(value)}\n`
const RUNNING = 'It was still running: export it again when it has ended'

/** The file that another Sockscope imports: a header, a line an attempt, and a last line without which it was cut off. */
export async function* jsonLines(caller: Caller, { pages, full, most }: ToExport, signal: AbortSignal): AsyncGenerator<string> {
  yield line({ format: FORMAT, version: VERSION, tool: TOOL, exportedAt: now().toISOString() })
  let [attempts, leftOut] = [0, 0]
  for await (const ids of pages)
    for await (const one of viewsOf(caller, ids, signal)) {
      const made = 'view' in one ? await lineOf(caller, one.view, signal) : line({ leftOut: one })
      if (made.startsWith('{"leftOut"')) leftOut += 1
      else attempts += 1
      yield made
    }
  if (signal.aborted) return
  const note = full() ? `Only the newest ${most} attempts are in this file: export the others with a filter by time` : null
  yield line({ end: true, attempts, leftOut, note })
}

async function lineOf(caller: Caller, view: AttemptView, signal: AbortSignal): Promise<string> {
  const { id, state } = view
  if (state !== 'closed' && state !== 'interrupted') return line({ leftOut: { id, because: RUNNING } })
  const { keptFrom: _, ...draft } = view.draft
  const attempt = { ...view, draft }
  const session = await sessionFrames(caller, view, signal)
  const whole = line({ attempt, session })
  if (whole.length < LINE_OCTETS / 3 || Buffer.byteLength(whole) <= LINE_OCTETS) return whole
  const without = line({ attempt, session: { frames: [], leftOut: 'The file has no frames of it: the rest of its line is too long' } })
  if (Buffer.byteLength(without) <= LINE_OCTETS) return without
  return line({ leftOut: { id, because: `Its line would be longer than ${LINE_OCTETS / 1_048_576} MiB` } })
}
