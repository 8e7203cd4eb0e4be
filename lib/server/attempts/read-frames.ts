import 'server-only'
import type { z } from 'zod'
import { DECODERS } from '@/lib/core/decoders'
import { InputError } from '@/lib/core/errors/errors'
import { secretValuesOf } from '@/lib/core/handshake/redact'
import { firstMessages } from '@/lib/core/report/first-messages'
import type { Counts, FrameView } from '@/lib/core/report/view'
import { OPCODE_OF, type OpcodeName } from '@/lib/core/spec/opcodes'
import type { framesQuery } from '@/lib/server/api/schemas/frame'
import type { Caller } from '@/lib/server/auth/authorise'
import { redactorOf } from '@/lib/server/drafts/masked'
import { readAttempt, readAttemptSecrets } from '@/lib/server/store/read-attempt'
import { factsStart, readFacts } from '@/lib/server/store/read-facts'
import type { DecoderQuery, FrameQuery } from '@/lib/server/store/worker/frame-test'
import { runInWorker } from '@/lib/server/store/worker/run-in-worker'
import { collectFrames } from './collect-frames'
import { liveSession } from './hub'
import { replayAttempt } from './replay'

type Query = z.output<typeof framesQuery>
/** `scannedTo`: every frame up to it was looked at. `nextFrom` is null when there is nothing more to look at. */
export type FrameWindow = {
  readonly items: readonly FrameView[]
  readonly total: number
  readonly matched: number | null
  readonly scannedTo: number
  readonly nextFrom: number | null
}

const DEFAULT_LIMIT = 200
/** What a live session holds of a payload. */
const HELD_PAYLOAD = 4_096
/** A search that takes longer is killed; it answers in pages long before. */
const DEADLINE_MS = 5_000
/** A search answers after so long with what it has; at first sooner, so that the first hits are seen at once. */
const SLICE_MS = 400
const FIRST_SLICE_MS = 150
/** Among these the first message of each direction is looked for. */
const FIRST_FRAMES = Array.from({ length: 20 }, (_, index) => index + 1)
/**
 * A window of frames, from the live session's memory where it has them, else from the store. With a filter the answer may come
 * before all frames were looked at: `matched` is then null and `nextFrom` says where to go on.
 * Throws NotFoundError, InputError, LimitError (the search took too long).
 */
export async function readFrames(caller: Caller, id: string, query: Query, signal?: AbortSignal): Promise<FrameWindow> {
  const { from, to, limit } = rangeOf(query)
  const search = await searchOf(caller, id, query)
  const maxPayload = query.maxPayload ?? HELD_PAYLOAD
  const session = liveSession(caller, id)
  const { framesSent, framesReceived } = session?.counts ?? (await storedCounts(caller, id))
  const total = framesSent + framesReceived
  const last = Math.min(to - 1, from + limit - 1, total)

  if (search !== null) {
    await session?.flush()
    const { dataKey, exactDraft } = readAttemptSecrets(caller.workspaceId, id)
    const sliceMs = from === 1 ? FIRST_SLICE_MS : SLICE_MS
    const input = { attemptId: id, dataKey, secretValues: secretValuesOf(exactDraft), query: search, from, limit, sliceMs }
    const run = { deadlineMs: DEADLINE_MS, ...(signal === undefined ? {} : { signal }) }
    const { numbers, scannedTo, done } = await runInWorker('find-frames', input, run)
    const items = await stored(caller, id, numbers, maxPayload, signal)
    return { items, total, matched: done && from === 1 ? numbers.length : null, scannedTo, nextFrom: done ? null : scannedTo + 1 }
  }

  const window = { total, matched: total, scannedTo: Math.max(last, 0), nextFrom: last >= total ? null : last + 1 }
  const held = session !== null && maxPayload === HELD_PAYLOAD && last >= from ? session.ring.range(from, last) : null
  if (held !== null) return { ...window, items: held }
  await session?.flush()
  const wanted = Array.from({ length: Math.max(0, last - from + 1) }, (_, index) => from + index)
  return { ...window, items: await stored(caller, id, wanted, maxPayload, signal) }
}

/** Frames of an attempt by number, from the store. */
export async function stored(
  caller: Caller,
  id: string,
  numbers: readonly number[],
  maxPayload: number,
  signal?: AbortSignal,
): Promise<FrameView[]> {
  if (numbers.length === 0) return []
  const { dataKey, exactDraft } = readAttemptSecrets(caller.workspaceId, id)
  const source = {
    readFrom: (fromFrame: number) => readFacts(caller.workspaceId, id, dataKey, { fromFrame }),
    startOf: (frame: number) => factsStart(id, frame),
  }
  return collectFrames(source, numbers, { redactor: redactorOf(exactDraft), maxPayload }, signal)
}

/** The row of an attempt that ended has the counts; that of one whose process died may be older than its facts. */
async function storedCounts(caller: Caller, id: string): Promise<Pick<Counts, 'framesSent' | 'framesReceived'>> {
  const record = readAttempt(caller.workspaceId, id)
  return record.state === 'closed' ? record : (await replayAttempt(caller, id)).counts
}

function rangeOf({ from, before, after, limit = DEFAULT_LIMIT }: Query): { from: number; to: number; limit: number } {
  if ([from, before, after].filter((one) => one !== undefined).length > 1) {
    throw new InputError('invalid-input', 'from, before and after exclude each other', [
      { path: 'from', message: 'Give only one of from, before and after' },
    ])
  }
  if (before !== undefined) return { from: Math.max(1, before - limit), to: before, limit }
  return { from: after === undefined ? (from ?? 1) : after + 1, to: Number.MAX_SAFE_INTEGER, limit }
}

/** What the worker is to look for; null: every frame. */
async function searchOf(caller: Caller, id: string, query: Query): Promise<FrameQuery | null> {
  const { direction, opcode, q, regex, hex, decoder, violations, minLength, maxLength, since, before } = query
  const search: FrameQuery = {
    ...(direction === undefined ? {} : { direction }),
    ...(opcode === undefined ? {} : { opcode: Object.hasOwn(OPCODE_OF, opcode) ? OPCODE_OF[opcode as OpcodeName] : Number(opcode) }),
    ...(violations === true ? { violations } : {}),
    ...(q === undefined || q === '' ? {} : { q }),
    ...(regex === undefined || regex === '' ? {} : { regex }),
    ...(hex === undefined || hex.trim() === '' ? {} : { hex }),
    ...(minLength === undefined ? {} : { minLength }),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(since === undefined ? {} : { since }),
    ...(decoder === undefined || decoder === '' ? {} : { decoder: await decoderQuery(caller, id, decoder) }),
  }
  if (Object.keys(search).length === 0) return null
  if (before === undefined) return search
  throw new InputError('invalid-input', 'before does not go with a filter', [
    { path: 'before', message: 'Give from or after with a filter' },
  ])
}

/** `socket-io event=chat`: the decoder, and a field as it must be. Decoders are told what the session began with. */
async function decoderQuery(caller: Caller, id: string, text: string): Promise<DecoderQuery> {
  const [name = '', rest = ''] = text.split(/\s+(.*)/s)
  if (!DECODERS.some((decoder) => decoder.id === name)) {
    const message = `${JSON.stringify(name)} is no decoder: expected one of ${DECODERS.map((decoder) => decoder.id).join(', ')}`
    throw new InputError('invalid-input', message, [{ path: 'decoder', message }])
  }
  const equals = rest.indexOf('=')
  const view = liveSession(caller, id)?.view() ?? (await replayAttempt(caller, id))
  const frames = await stored(caller, id, FIRST_FRAMES, HELD_PAYLOAD)
  const path = view.request?.startLine.split(' ')[1]
  const session = { subprotocol: view.subprotocol, ...(path === undefined ? {} : { path }), first: firstMessages(frames) }
  return { id: name, session, ...(equals === -1 ? {} : { field: [rest.slice(0, equals), rest.slice(equals + 1)] }) }
}
