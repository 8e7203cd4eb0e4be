import 'server-only'
import { restoreObserver } from '../../../core/connection/observe'
import { createRedactor, type Redactor } from '../../../core/handshake/redact'
import type { ReporterMeta } from '../../../core/report/meta'
import { createReporter } from '../../../core/report/reporter'
import { readable, searchText } from '../../../core/report/search-text'
import { openInflater } from '../../platform/inflate'
import { type Reader, readSegments } from '../read-segments'
import type { ReadParts } from '../search/parts'

/** What opens an attempt and tells its facts: `ReporterMeta` without what cannot be sent to a thread. */
export type SearchSource = {
  readonly dataKey: Uint8Array
  /** `secretValuesOf` the exact draft: what the masked form hides. */
  readonly secretValues: readonly string[]
  readonly meta: Omit<ReporterMeta, 'redactor' | 'openInflater'>
}

/** Of each direction so many octets of text are read from the beginning, and as many from the end. */
export const READ_OF_MESSAGES = 65_536
/** The end is looked for in so many of the newest segments, about 256 KiB each; the view is made of so many of the first. */
const NEWEST_SEGMENTS = 4
const FIRST_SEGMENTS = 32
const BINARY = 2

const NEAR_THE_END = `SELECT min(firstFrame) AS frame FROM (
  SELECT firstFrame FROM Segment WHERE attemptId = ? AND checkpoint IS NOT NULL ORDER BY seq DESC LIMIT ${NEWEST_SEGMENTS})`

/** What the facts of an attempt say, masked. Throws InputError `encrypted`. */
export function readSearchText(reader: Reader, attemptId: string, { dataKey, secretValues, meta }: SearchSource): ReadParts {
  const redactor = createRedactor(secretValues)
  const reporter = createReporter({ ...meta, redactor, openInflater, frames: false })
  let segments = 0
  for (const segment of readSegments(reader, attemptId, dataKey)) {
    for (const fact of segment.facts) reporter.push(fact)
    if (++segments >= FIRST_SEGMENTS) break
  }
  const messages = reporter.framesBegun === 0 ? '' : readMessages(reader, attemptId, dataKey, redactor)
  return { ...searchText(reporter.view()), messages }
}

type Said = { first: string[]; room: number; last: string[]; lastLength: number }
const nothingSaid = (): Said => ({ first: [], room: READ_OF_MESSAGES, last: [], lastLength: 0 })

/** The first and the last of what each side said. */
function readMessages(reader: Reader, attemptId: string, dataKey: Uint8Array, redactor: Redactor): string {
  const said = { sent: nothingSaid(), received: nothingSaid() }
  const isFull = () => said.sent.room <= 0 && said.received.room <= 0
  let segments = 0
  let ended = true
  for (const { direction, text, segment } of messagesFrom(reader, attemptId, dataKey, redactor, 1)) {
    const side = said[direction]
    if (side.room > 0) side.first.push(text.slice(0, side.room))
    side.room -= text.length
    segments = segment
    ended = !(isFull() || segments >= FIRST_SEGMENTS)
    if (!ended) break
  }
  if (ended && said.sent.room >= 0 && said.received.room >= 0) return written(said)
  const { frame } = reader.statement(NEAR_THE_END).get(attemptId) as { frame: number | null } // safe: the column of the statement
  for (const { direction, text } of messagesFrom(reader, attemptId, dataKey, redactor, frame ?? 1)) {
    const side = said[direction]
    side.last.push(text.slice(-READ_OF_MESSAGES))
    side.lastLength += text.length
    while (side.lastLength - (side.last[0]?.length ?? 0) >= READ_OF_MESSAGES) side.lastLength -= side.last.shift()?.length ?? 0
  }
  return written(said)
}

const written = ({ sent, received }: Record<'sent' | 'received', Said>) =>
  [received, sent]
    .flatMap(({ first, last }) => [first.join('\n').slice(0, READ_OF_MESSAGES), last.join('\n').slice(-READ_OF_MESSAGES)])
    .join('\n')

/** Messages as they read, masked, from the segment in which a frame begins. */
function* messagesFrom(reader: Reader, attemptId: string, dataKey: Uint8Array, redactor: Redactor, fromFrame: number) {
  let observer: ReturnType<typeof restoreObserver> | null = null
  let number = 0
  for (const segment of readSegments(reader, attemptId, dataKey, fromFrame)) {
    number++
    observer ??= restoreObserver(segment.checkpoint(), { openInflater, told: { frame: (_n, _direction, opcode) => opcode <= BINARY } })
    for (const fact of segment.facts)
      for (const event of observer.push(fact)) {
        if (event.type !== 'message' || event.opcode > BINARY) continue
        const shown = redactor.maskBytes(event.payload, redactor.payloadSpans(event.payload))
        yield { direction: event.direction, text: readable(shown), segment: number }
      }
  }
}
