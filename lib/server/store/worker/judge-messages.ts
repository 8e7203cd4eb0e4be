import 'server-only'
import { latin1Decode } from '../../../core/bytes/latin1'
import { utf8Decode } from '../../../core/bytes/utf8'
import { type Observer, restoreObserver } from '../../../core/connection/observe'
import type { Asked } from '../../../core/expectations/evidence'
import { answerPattern, createMessageJudge } from '../../../core/expectations/message-judge'
import type { Frame } from '../../../core/frames/frame'
import type { MessageExpectation, TimeExpectation } from '../../../core/handshake/expectation'
import { createRedactor } from '../../../core/handshake/redact'
import { openInflater } from '../../platform/inflate'
import { type Reader, readSegments } from '../read-segments'
import type { MessageCursor } from './message-cursor'

export type JudgeMessagesInput = {
  readonly attemptId: string
  readonly dataKey: Uint8Array
  /** `secretValuesOf` the exact draft: messages are judged as they are shown. */
  readonly secretValues: readonly string[]
  /** Their texts masked as messages are. */
  readonly expectations: readonly (MessageExpectation | TimeExpectation)[]
  /** Where reading stopped before. */
  readonly cursor: MessageCursor
  /** Reading stops after this time, milliseconds. */
  readonly sliceMs: number
}

/** `answers` in the order of the expectations; `done`: all that is stored was read, or all is decided. */
export type JudgeMessagesOutput = { readonly answers: readonly Asked[]; readonly cursor: MessageCursor; readonly done: boolean }

const BINARY = 2

/** Judges expectations by the messages the endpoint sent, as far as they are stored. */
export function judgeMessages(reader: Reader, input: JudgeMessagesInput): JudgeMessagesOutput {
  const { attemptId, dataKey, secretValues, expectations, cursor, sliceMs } = input
  const redactor = createRedactor(secretValues)
  const judge = createMessageJudge(expectations, cursor.before)
  const end = performance.now() + sliceMs
  let { start, from } = cursor
  let frame: Frame | null = null
  let observer: Observer | null = null
  const told = { frame: (_n: number, direction: string, opcode: number) => direction === 'received' && opcode <= BINARY }
  const page = (done: boolean) => ({ answers: judge.answers(), cursor: { start, from, before: judge.before }, done })

  for (const segment of readSegments(reader, attemptId, dataKey, start)) {
    start = Math.max(start, segment.firstFrame)
    if (performance.now() > end) return page(false)
    observer ??= restoreObserver(segment.checkpoint(), { openInflater, told })
    for (const fact of segment.facts) {
      for (const event of observer.push(fact)) {
        if (event.type === 'frame') frame = event.frame
        if (event.type !== 'message' || event.direction !== 'received' || event.to < from) continue
        const shown = redactor.maskBytes(event.payload, redactor.payloadSpans(event.payload))
        judge.push({ text: utf8Decode(shown) ?? latin1Decode(shown), at: event.at, place: placeOf(event.to, frame) })
        from = event.to + 1
        if (judge.done) return page(true)
      }
    }
  }
  return page(true)
}

/** The frame that completed a message is told right before it. */
function placeOf(n: number, frame: Frame | null) {
  const start = frame?.n === n ? frame.offset : 0
  const length = frame?.n === n ? frame.headerLength + frame.length : 0
  return { part: 'received', start, end: start + length, frame: n } as const
}

export type MatchPatternInput = { readonly pattern: string; readonly texts: readonly string[] }

/** Tries a pattern of the user on texts of an answer. */
export const matchPattern = ({ pattern, texts }: MatchPatternInput): Asked => answerPattern(pattern, texts)
