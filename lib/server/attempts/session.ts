import 'server-only'
import { ConflictError, LimitError } from '@/lib/core/errors/errors'
import { serializeFrame } from '@/lib/core/frames/serialize'
import type { FrameDraft, SessionDraft } from '@/lib/core/handshake/draft'
import { fillMessage } from '@/lib/core/handshake/fill-message'
import type { ResponseHead } from '@/lib/core/http1/head'
import type { Reporter } from '@/lib/core/report/meta'
import type { AttemptView, Counts } from '@/lib/core/report/view'
import type { Fact } from '@/lib/core/transcript/fact'
import type { ExpectationWatch, Watched } from '@/lib/server/expectations/watch'
import type { Chain } from '@/lib/server/net/chain'
import type { Connection } from '@/lib/server/net/connection'
import { monotonic, now } from '@/lib/server/platform/clock'
import { deflateMessage } from '@/lib/server/platform/deflate'
import { logger } from '@/lib/server/platform/logger'
import { maskingKey } from '@/lib/server/platform/random'
import type { Recorder } from '@/lib/server/store/types'
import { updateAttempt } from '@/lib/server/store/update-attempt'
import { writeOrLater } from '@/lib/server/store/write-later'
import type { BeforeSteps } from './before-steps'
import type { CloseOrder } from './close-order'
import type { PolicyFact } from './connect-audit'

import { derivedColumns } from './derived-columns'
import type { Follow } from './follow-redirects'
import { createFrameRing, type FrameRing } from './frame-ring'
import { generated } from './generated'
import type { Hearing } from './hear-messages'
import { keepView } from './large-views'
import { createSignal } from './signal'

/** One running attempt. It lives in the server: pages come and go. */
export type LiveSession = {
  readonly id: string
  readonly workspaceId: string
  readonly ring: FrameRing
  readonly counts: Counts
  /** Grows whenever `view()` would differ. */
  readonly revision: number
  /** Changes with what a page must show at once: opened, decided, closing, ended. */
  readonly stage: string
  /** Everything happened and is stored. */
  readonly finished: boolean
  view(): AttemptView
  /** Lets go of what `view()` was made of, where nobody asked for it since the last call. */
  rest(): void
  /** Resolves at the next change, after `waitMs`, or on abort. */
  changed(waitMs: number, signal: AbortSignal): Promise<void>
  readonly whenDecided: Promise<void>
  readonly whenEnded: Promise<void>
  /** Resolves when it ended and is in the store as a whole, which a full disk delays. */
  readonly whenStored: Promise<void>
  /** Writes octets. Throws ConflictError `not-open`, LimitError `send-queue-full`. */
  send(bytes: Uint8Array): Promise<void>
  /** The octets of composed frames, placeholders filled and compressed where that was agreed. Throws InputError. */
  serialize(frame: FrameDraft, round?: number): Uint8Array
  /** Throws InputError, ConflictError `not-open`, LimitError `send-queue-full`. */
  close(order: CloseOrder): Promise<void>
  abort(): void
  /** Resolves when every fact so far is in the database, those included that still wait for their turn here. */
  flush(): Promise<void>
  /** Resolves when what is expected was held against everything so far. */
  settle(): Promise<void>
  rename: Reporter['rename']
  respondBy: Reporter['respondBy']
  activity: Reporter['activity']
}

export type SessionParts = {
  readonly id: string
  readonly workspaceId: string
  readonly reporter: Reporter
  readonly recorder: Recorder
  readonly connection: Connection & Partial<Pick<Chain, 'follow'>>
  /** How the handshake goes on; before steps change it before it begins. */
  readonly way: Way
  /** Takes values from messages; null where the draft asks for none. */
  readonly hearing: Hearing | null
  /** Looks at what a before step was answered; null where the draft has none. */
  readonly look: BeforeSteps['look'] | null
  readonly closingMs: number
  /** Told each decision of the network policy. */
  readonly judged: (fact: PolicyFact) => void
  /** What watches the expectations of the draft; null where it has none. */
  readonly watch: (watched: Watched) => ExpectationWatch | null
}

/** What is known of the handshake and the session behind it. */
export type Way = {
  session: SessionDraft
  /** Values of the attempt's placeholders, exact. */
  variables: Readonly<Record<string, string>>
  /** null: redirects are not followed. */
  follow: Follow | null
  /** Where what is expected is judged by other values from now on; called by who changes them. */
  changed(): void
}

/** Work at most this long before other sessions get their turn, milliseconds. */
const TURN_MS = 8
const MOST_WAITING_PONGS = 64
/** So many octets may wait for an endpoint that does not read; each write counts as a few more. */
const MOST_WAITING_OCTETS = 16 * 1024 * 1024
const WRITE_COST = 256

/**
 * Runs one attempt to its end: each fact goes to the recorder and to the reporter, the policy's frames go back, and the row is
 * brought up to date at the verdict and at the end. Never throws: what goes wrong ends this attempt only.
 */
export function runSession(parts: SessionParts): LiveSession {
  const { id, workspaceId, reporter, recorder, connection, way, look, hearing, closingMs, judged } = parts
  let hop = 0
  let following = false
  const ring = createFrameRing(() => reporter.takeFrames())
  const signal = createSignal()
  const timers = new Set<NodeJS.Timeout>()
  let finished = false
  /** No fact comes any more. */
  let over = false
  let lastAt = 0
  let looked = false
  /** permessage-deflate was agreed on. */
  let deflates = false
  let answered: Reporter['answered'] = 'no'
  let closeSent = false
  let waitingPongs = 0
  let waitingOctets = 0
  let stored: string | null = null
  let taking: Promise<unknown> = Promise.resolve()
  let recorded = false
  let tellDecided = () => {}
  const whenDecided = new Promise<void>((resolve) => {
    tellDecided = resolve
  })

  const view = () => {
    looked = true
    const judged = watch === null ? reporter.view() : watch.judged(reporter.view())
    return recorder.failure === null ? judged : { ...judged, recording: recorder.failure }
  }

  const flush = async () => {
    if (recorded) return
    await connection.workedThrough()
    await recorder.flush()
  }
  const begun = monotonic()
  const beginWatch = () => parts.watch({ view: () => reporter.view(), flush, changed: signal.raise, begun })
  let watch = beginWatch()
  let watched = 0
  way.changed = () => {
    watched += watch?.revision ?? 0
    watch = beginWatch()
    signal.raise()
  }

  const later = (ms: number, act: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      act()
    }, ms)
    timers.add(timer)
  }

  const serialize = (frame: FrameDraft, round = 1) => {
    const filled = fillMessage(frame, way.variables, () => generated(round))
    return serializeFrame(filled, maskingKey, deflates ? { deflate: deflateMessage } : {})
  }

  /** After our Close the endpoint has `closingMs` to end the connection; then we do (RFC 6455 §7.1.1). */
  const closeWasSent = () => {
    if (closeSent) return
    closeSent = true
    if (closingMs > 0) later(closingMs, () => connection.end())
  }

  /** Writes a frame of the policy. Of pongs the endpoint does not take, only so many wait (RFC 6455 §5.5.3 allows to skip some). */
  const respond = (frame: FrameDraft) => {
    if (frame.opcode === 'pong' && waitingPongs >= MOST_WAITING_PONGS) return
    const bytes = serialize(frame)
    if (frame.opcode === 'pong') waitingPongs += 1
    void connection.write(bytes).then(() => {
      if (frame.opcode === 'pong') waitingPongs -= 1
    })
    if (frame.opcode === 'close') closeWasSent()
  }

  /** What the draft wants sent on open goes out uncompressed where compression was not agreed on. */
  const greet = (frame: FrameDraft) => {
    try {
      respond(frame)
    } catch {
      respond({ ...frame, compress: undefined })
    }
  }

  const opened = () => {
    deflates = /permessage-deflate/i.test(view().extensions ?? '')
    connection.headComplete(true)
    for (const frame of way.session.sendOnOpen ?? []) greet(frame)
    const { closeAfterMs } = way.session
    if (closeAfterMs !== undefined && closeAfterMs !== null) later(closeAfterMs, () => respond({ opcode: 'close', code: 1000 }))
  }

  const take = (fact: Fact) => {
    if (fact.hop > hop) beginHop(fact.hop)
    lastAt = fact.at
    const before = reporter.framesBegun
    reporter.push(fact)
    if (fact.kind === 'policy') judged(fact)
    const frameCount = reporter.framesBegun - before
    recorder.append(fact, { firstFrame: before + 1, frameCount, checkpoint: () => reporter.checkpoint() })
    if (hearing !== null && frameCount > 0) listen(hearing, fact)
    const responses = reporter.takeResponses()
    if (answered === 'no' && reporter.answered !== 'no') {
      answered = reporter.answered
      if (answered === 'upgraded') opened()
      else if (answered === 'refused') connection.headComplete(false)
    }
    for (const frame of responses) respond(frame)
    if (reporter.decided && stored === null && !following && !followed()) {
      stored = 'verdict'
      tellDecided()
      setImmediate(() => finished || store())
      if (answered === 'failed' && !reporter.ended) connection.reset()
      if (answered === 'refused' && !reporter.ended) endRefused()
    }
    watch?.nudge()
    signal.raise()
  }

  /** Values of messages are known, and masked, before the messages are shown. */
  const listen = (to: Hearing, { at, hop: on }: Fact) => {
    const extracted = reporter.takeMessages().flatMap((payload) => to.hear(payload))
    if (extracted.length > 0) take({ v: 1, at, hop: on, kind: 'gained', extracted, failure: null })
  }

  // What a pattern finds comes after the message it was found in, and before whatever comes next.
  hearing?.onLate((extracted) => {
    if (!over) take({ v: 1, at: lastAt, hop, kind: 'gained', extracted, failure: null })
  })

  const beginHop = (next: number) => {
    hop = next
    following = false
    answered = 'no'
    deflates = false
  }

  /** Whether something comes after this answer, that of a before step or a redirect that is followed: the verdict is that of the connection to come. */
  const followed = (): boolean => {
    const { answer, inStep } = reporter
    if (answered !== 'refused' || answer === null) return false
    if (inStep) return lookedAt(answer)
    const next = way.follow?.(answer) ?? null
    if (next === null) return false
    way.session = next
    following = true
    return true
  }

  /** The values are taken while the connection of the step ends. */
  const lookedAt = (answer: ResponseHead): boolean => {
    if (look === null) return false
    following = true
    const next = look(answer, reporter.answerBody)
    taking = next
    connection.follow?.(() => next)
    return true
  }

  /** What a step was answered is looked at even where it was stopped: its secrets are masked in what is stored. */
  const settleSteps = async () => {
    const { answer, inStep } = reporter
    if (inStep && !following && answer !== null) taking = look?.(answer, reporter.answerBody) ?? taking
    await taking
  }

  /** Nothing more is wanted of an endpoint that refused, once its body is there or is more than we keep: the next request would be another attempt. */
  const endRefused = () => {
    if (view().response?.body?.complete === false) connection.reset()
    else connection.end()
  }

  const store = () => {
    try {
      const columns = derivedColumns(view())
      writeOrLater(`attempt ${id}`, () => updateAttempt(workspaceId, id, columns))
    } catch (error) {
      logger().error({ err: error, attempt: id }, 'the attempt row could not be written')
    }
  }

  const keepLarge = () => {
    try {
      keepView(workspaceId, { view: view(), activity: reporter.activity() })
    } catch (error) {
      logger().warn({ err: error, attempt: id }, 'what is shown of the attempt could not be kept: it is made anew when it is opened')
    }
  }

  const run = async () => {
    let turn = monotonic()
    try {
      for await (const fact of connection.facts) {
        take(fact)
        if (monotonic() - turn > TURN_MS) {
          await new Promise(setImmediate)
          turn = monotonic()
        }
      }
    } catch (error) {
      logger().error({ err: error, attempt: id }, 'the attempt failed inside this server')
      connection.abort()
    }
    over = true
    for (const timer of timers) clearTimeout(timer)
    await settleSteps()
    await recorder.close().catch((error: unknown) => logger().error({ err: error, attempt: id }, 'facts could not be stored'))
    recorded = true
    await watch?.settle(true)
    store()
    if (reporter.ended) keepLarge()
    else writeOrLater(`interrupted ${id}`, () => updateAttempt(workspaceId, id, { state: 'interrupted', endedAt: now() }))
    finished = true
    tellDecided()
    signal.raise()
  }

  const whenEnded = run().catch((error: unknown) => {
    finished = true
    tellDecided()
    signal.raise()
    logger().error({ err: error, attempt: id }, 'the attempt could not be ended')
  })

  const requireOpen = () => {
    if (answered !== 'upgraded' || finished) {
      throw new ConflictError('not-open', `The connection is ${view().state}: frames can be sent only while it is open`)
    }
  }

  /** Writes what somebody asked for; resolves once the kernel has it and it is told: counted, shown, given to the recorder. */
  const write = async (bytes: Uint8Array) => {
    requireOpen()
    const cost = bytes.length + WRITE_COST
    if (waitingOctets + cost > MOST_WAITING_OCTETS) {
      throw new LimitError('send-queue-full', `The endpoint does not read: ${waitingOctets} octets wait to be sent, and no more are taken`)
    }
    waitingOctets += cost
    const written = await connection.write(bytes)
    waitingOctets -= cost
    if (!written) throw new ConflictError('not-open', 'The connection no longer takes octets: it is closing')
    await connection.workedThrough()
  }

  return {
    id,
    workspaceId,
    ring,
    whenDecided,
    whenEnded,
    whenStored: whenEnded.then(() => recorder.settled),
    serialize,
    get counts() {
      return reporter.counts
    },
    get revision() {
      return reporter.revision + watched + (watch?.revision ?? 0)
    },
    get stage() {
      return `${hop} ${reporter.answered} ${reporter.decided} ${reporter.ended} ${closeSent} ${finished}`
    },
    get finished() {
      return finished
    },
    view,
    rest() {
      if (!looked) {
        reporter.rest()
        watch?.rest()
      }
      looked = false
    },
    changed: signal.wait,
    async send(bytes) {
      await write(bytes)
      // The first octet of a Close frame we send, FIN and RSV bits aside.
      if (((bytes[0] ?? 0) & 0x0f) === 0x08) closeWasSent()
    },
    async close({ how = 'close-frame', code, reason }) {
      if (how === 'rst') return connection.reset()
      if (how === 'fin') return connection.end()
      requireOpen()
      const frame: FrameDraft =
        code === undefined && reason === undefined ? { opcode: 'close' } : { opcode: 'close', code: code ?? 1000, reason }
      // The time for closing runs also where the endpoint does not read, so that the frame cannot be written.
      const written = write(serialize(frame))
      closeWasSent()
      await written
    },
    activity: reporter.activity,
    abort: () => connection.abort(),
    flush,
    settle: () => watch?.settle(false) ?? Promise.resolve(),
    rename(change) {
      reporter.rename(change)
      signal.raise()
    },
    respondBy(policy) {
      reporter.respondBy(policy)
      signal.raise()
    },
  }
}
