import 'server-only'
import { setImmediate as turn } from 'node:timers/promises'
import { base64Decode } from '@/lib/core/bytes/base64'
import { utf8Encode } from '@/lib/core/bytes/utf8'
import type { ObserverCheckpoint } from '@/lib/core/connection/observe'
import { InputError } from '@/lib/core/errors/errors'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import { createReporter } from '@/lib/core/report/reporter'
import type { Counts } from '@/lib/core/report/view'
import type { Direction, Fact } from '@/lib/core/transcript/fact'
import { reporterMeta } from '@/lib/server/attempts/reporter-meta'
import { monotonic } from '@/lib/server/platform/clock'
import { SEGMENT_BYTES } from '@/lib/server/store/open-recorder'
import type { Run } from '@/lib/server/store/segment-row'
import type { AttemptLine } from './file-format'

const TURN_MS = 8
/** One fact has at most so many octets, as it has when it is read from a socket. */
const FACT_OCTETS = 65_536

const bytes = (at: number, direction: Direction, octets: Uint8Array): Fact => ({
  v: 1,
  at,
  hop: 0,
  kind: 'bytes',
  direction,
  layer: 'endpoint',
  bytes: octets,
})

/** A handshake over HTTP/2 has no head that frames could stand behind: one that says the same. */
const head = (start: string, extensions: string | null) =>
  utf8Encode(`${start}\r\n${extensions === null ? '' : `Sec-WebSocket-Extensions: ${extensions}\r\n`}\r\n`)

/** Facts that give the frames of a line: the masked heads, each frame, an end. Throws InputError: octets that cannot be read. */
function* factsOf({ attempt, session }: AttemptLine): Generator<Fact> {
  const { request, response, extensions, protocol, close, timings } = attempt
  const octets = (base64: string, name: string) => {
    const decoded = base64Decode(base64)
    if (decoded === null) throw new InputError('bad-base64', `${name} is no base64: the line was changed`)
    return decoded
  }
  const asSent = protocol === 'http/1.1' && request !== null && response !== null
  yield bytes(0, 'sent', asSent ? octets(request.bytes, 'attempt.request.bytes') : head('GET / HTTP/1.1', extensions))
  const answer = asSent ? octets(response.bytes, 'attempt.response.bytes') : head('HTTP/1.1 101 Switching Protocols', extensions)
  yield bytes(timings.head ?? 0, 'received', answer)
  let last = timings.head ?? 0
  for (const [index, [at, by, base64]] of (session?.frames ?? []).entries()) {
    last = Math.max(last, at)
    const frame = octets(base64, `session.frames[${index}]`)
    for (let from = 0; from < frame.length; from += FACT_OCTETS)
      yield bytes(at, by === 's' ? 'sent' : 'received', frame.subarray(from, from + FACT_OCTETS))
  }
  yield { v: 1, at: last, hop: 0, kind: 'ended', by: close?.by ?? 'unknown', how: 'fin', phase: 'closing' }
}

/** The session of a line in the pieces in which facts are stored, with how many frames stand in it. Throws InputError. */
export async function sessionRuns(line: AttemptLine, draft: RequestDraft): Promise<{ runs: readonly Run[]; counts: Counts }> {
  const { attempt, session } = line
  const { id, profileId, repeatOf, name, note, pinned, createdAt } = attempt
  const row = { id, createdAt: new Date(createdAt), profileId, repeatOf, name, note, pinned, draft, port: null }
  const reporter = createReporter({ ...reporterMeta(row, draft), frames: false })
  const runs: Run[] = []
  let facts: Fact[] = []
  let [octets, firstFrame] = [0, 1]
  let before: ObserverCheckpoint | null = null
  let since = monotonic()
  const seal = () => {
    if (facts.length === 0) return
    runs.push({ facts, firstFrame, frameCount: reporter.framesBegun + 1 - firstFrame, checkpoint: before })
    before = reporter.checkpoint()
    firstFrame = reporter.framesBegun + 1
    facts = []
    octets = 0
  }
  if (session !== null)
    for (const fact of factsOf(line)) {
      reporter.push(fact)
      facts.push(fact)
      octets += fact.kind === 'bytes' ? fact.bytes.length + 24 : 256
      if (octets >= SEGMENT_BYTES) seal()
      if (monotonic() - since < TURN_MS) continue
      await turn()
      since = monotonic()
    }
  seal()
  return { runs, counts: reporter.counts }
}
