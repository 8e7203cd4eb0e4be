import 'server-only'
import { setImmediate as turn } from 'node:timers/promises'
import { InputError } from '@/lib/core/errors/errors'
import type { AttemptView } from '@/lib/core/report/view'
import { counted } from '@/lib/core/spec/words'
import { derivedColumns } from '@/lib/server/attempts/derived-columns'
import type { SignedIn } from '@/lib/server/auth/authorise'
import { maskedDraft } from '@/lib/server/drafts/masked'
import { now } from '@/lib/server/platform/clock'
import { logger } from '@/lib/server/platform/logger'
import { isFullError } from '@/lib/server/store/disk'
import { hasAttempt, importAttempt } from '@/lib/server/store/history/import-attempt'
import { audit } from '@/lib/server/team/audit'
import { bodyLines } from './body-lines'
import { LINE_OCTETS } from './file-format'
import { headerProblem, toolOf } from './header'
import { lineValue, readAttemptLine } from './read-line'
import { sessionRuns } from './session-runs'

/** One call takes a body of so many octets: a longer file is given in pieces, each with the first line of the file. */
export const IMPORT_OCTETS = 9 * 1024 * 1024
const MOST_TOLD = 50

export type ImportResult = {
  readonly imported: number
  readonly alreadyThere: number
  /** The first lines that were refused. */
  readonly refused: readonly { readonly line: number; readonly reason: string }[]
  readonly refusedTotal: number
  /** Attempts that the export could not take. */
  readonly leftOut: number
  /** What is wrong with the file as a whole, in a sentence; what stands before it was imported. */
  readonly problem: string | null
}
/** `line`: the number in the file of the first line behind the header. `piece`: more of the file follows. */
export type ImportOptions = { readonly line?: number; readonly piece?: boolean }

const TOO_LONG = `The body has more than ${IMPORT_OCTETS / 1_048_576} MiB: give the file in pieces, each with the first line of the file, as docs/history-file.md shows`
const CUT_OFF = 'The file ends without its last line: it was cut off. What stood before that is here; export it again for the rest'
const FULL = 'The disk of the data folder is full: free some space, then import the file again; what is here already is passed over'

/**
 * Takes a file of exported history line by line. A line is imported whole or refused with a reason; an id that is there already is
 * passed over, so that importing twice imports nothing twice.
 */
export async function importHistory(
  caller: SignedIn,
  body: ReadableStream<Uint8Array> | null,
  { line: first = 2, piece = false }: ImportOptions = {},
): Promise<ImportResult> {
  const refused: { line: number; reason: string }[] = []
  const sum = { imported: 0, alreadyThere: 0, refusedTotal: 0, leftOut: 0 }
  let tool: string | null = null
  let problem: string | null = null
  let ended = false
  const refuse = (line: number, reason: string) => {
    sum.refusedTotal += 1
    if (refused.length < MOST_TOLD) refused.push({ line, reason })
  }
  const { lines, tooLong } = bodyLines(body, LINE_OCTETS, IMPORT_OCTETS)
  try {
    for await (const { number, octets } of lines) {
      if (tool === null) {
        problem = headerProblem(octets)
        if (problem !== null) break
        tool = toolOf(octets)
        continue
      }
      if (octets !== null && isBlank(octets)) continue
      const line = first + number - 2
      if (ended) {
        problem = 'Something stands behind the last line of the file: it was not read. Import each exported file by itself'
        break
      }
      try {
        if (octets === null) throw new InputError('long-line', `The line has more than ${LINE_OCTETS / 1_048_576} MiB`)
        const value = lineValue(octets)
        if (isEnd(value)) ended = true
        else if (isLeftOut(value)) sum.leftOut += 1
        else sum[await importLine(caller, value, tool)] += 1
      } catch (error) {
        if (isFullError(error)) throw error
        refuse(line, reasonOf(error))
      }
      await turn()
    }
  } catch (error) {
    if (!isFullError(error)) throw error
    problem = FULL
  } finally {
    const { imported, alreadyThere, refusedTotal } = sum
    if (imported > 0) audit(caller, 'history.import', counted(imported, 'attempt'), { alreadyThere, refused: refusedTotal })
  }
  if (problem === null && tool === null) problem = 'The file is empty: expected JSON lines as the history exports them'
  if (problem === null && tooLong()) problem = TOO_LONG
  if (problem === null && !ended && !piece) problem = CUT_OFF
  return { ...sum, refused, problem }
}

const isBlank = (octets: Uint8Array) => octets.length < 8 && octets.every((octet) => octet === 0x20 || octet === 0x0d || octet === 0x09)
const has = (value: unknown, name: string) => typeof value === 'object' && value !== null && Object.hasOwn(value, name)
const isEnd = (value: unknown) => has(value, 'end') && !has(value, 'attempt')
const isLeftOut = (value: unknown) => has(value, 'leftOut') && !has(value, 'attempt')

function reasonOf(error: unknown): string {
  if (error instanceof InputError) return error.message
  // Deep or odd values of a line may be more than what reads them can take.
  logger().warn({ err: error }, 'a line of exported history could not be imported')
  return 'It cannot be read: it was changed since it was exported'
}

async function importLine(caller: SignedIn, value: unknown, tool: string): Promise<'imported' | 'alreadyThere'> {
  const importedAt = now()
  const line = readAttemptLine(value, importedAt.getTime())
  const { attempt, session } = line
  const { id, profileId, repeatOf, name, note, pinned } = attempt
  if (hasAttempt(id)) return 'alreadyThere'
  const { keptFrom: _, given: __, gained: ___, ...shown } = attempt.draft
  const draft = maskedDraft(shown)
  const { runs, counts } = await sessionRuns(line, draft)
  const left = session?.leftOut ?? null
  const view = {
    ...attempt,
    draft,
    // The frames that are here are those that can be listed.
    counts: { ...attempt.counts, framesSent: counts.framesSent, framesReceived: counts.framesReceived },
    limits: left === null ? attempt.limits : [...attempt.limits, left],
    session: null,
    recording: null,
    imported: { at: importedAt.toISOString(), tool },
  } as AttemptView // safe: codes of failures and phases are shown as they stand
  const { state, outcome, ...columns } = derivedColumns(view)
  const made = importAttempt({
    workspaceId: caller.workspaceId,
    createdById: caller.personId,
    importedAt,
    id,
    createdAt: new Date(attempt.createdAt),
    profileId,
    repeatOf,
    name,
    note,
    pinned,
    draft,
    view,
    columns: { ...columns, state, outcome },
    runs,
  })
  return made ? 'imported' : 'alreadyThere'
}
