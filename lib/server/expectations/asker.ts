import 'server-only'
import { InputError, LimitError } from '@/lib/core/errors/errors'
import type { Asked } from '@/lib/core/expectations/evidence'
import { asksElsewhere } from '@/lib/core/expectations/judge'
import { headerTexts } from '@/lib/core/expectations/kinds/header'
import type { Expectation, MessageExpectation, TimeExpectation } from '@/lib/core/handshake/expectation'
import type { AttemptView } from '@/lib/core/report/view'
import { FROM_THE_BEGINNING, type MessageCursor } from '@/lib/server/store/worker/message-cursor'
import { runInWorker } from '@/lib/server/store/worker/run-in-worker'

export type Asker = {
  /** By place in the list. */
  readonly asked: ReadonlyMap<number, Asked>
  /** Whether something is left to be asked. */
  readonly open: boolean
  /** The newest look could not ask everything, because too many reads waited for a thread. */
  readonly starved: boolean
  /** Asks what is stored by now; true where an answer is new. With `last` what cannot be read is unknown. */
  look(view: AttemptView, last: boolean): Promise<boolean>
}

type OfMessages = MessageExpectation | TimeExpectation
type Source = { readonly attemptId: string; readonly dataKey: Uint8Array; readonly secretValues: readonly string[] }

/** A pattern that takes longer than this is stopped, wherever it is. */
const DEADLINE_MS = 2_000
const SLICE_MS = 400
/** While other reads wait for a thread, milliseconds; so many times at the end. */
const BUSY_MS = 100
const MOST_BUSY = 50

/**
 * Asks the worker threads for what needs messages or a pattern of the user. Each pattern is asked for by itself: one that never ends
 * takes no other answer with it.
 */
export function createAsker(expectations: readonly Expectation[], source: Source): Asker {
  const asked = new Map<number, Asked>()
  const places = expectations.flatMap((expectation, place) => (asksElsewhere(expectation) ? [{ expectation, place }] : []))
  const ofMessages = places.flatMap(({ expectation, place }) =>
    expectation.kind === 'message' || expectation.kind === 'time' ? [{ expectation, place }] : [],
  )
  const isPattern = (one: OfMessages) => one.kind === 'message' && one.test === 'matches'
  const plain = ofMessages.filter(({ expectation }) => !isPattern(expectation))
  const groups = [plain, ...ofMessages.filter(({ expectation }) => isPattern(expectation)).map((one) => [one])]
    .filter((group) => group.length > 0)
    .map((members) => ({ members, cursor: FROM_THE_BEGINNING as MessageCursor, frames: 0, over: false }))
  const headers = places.flatMap(({ expectation, place }) => (expectation.kind === 'header' ? [{ expectation, place, over: false }] : []))

  let starved = false

  /** Runs one question; gives false where it could not be put now. */
  const put = async (work: () => Promise<void>, given: readonly number[], last: boolean): Promise<boolean> => {
    for (let tries = 0; ; tries++) {
      try {
        await work()
        return true
      } catch (error) {
        const busy = error instanceof LimitError && error.code === 'workers-busy'
        if (busy && !last) {
          starved = true
          return false
        }
        if (busy && tries < MOST_BUSY) {
          await new Promise((resolve) => setTimeout(resolve, BUSY_MS).unref())
          continue
        }
        const seen = whyUnknown(error)
        for (const place of given) if (isOpen(asked.get(place))) asked.set(place, { outcome: 'unknown', seen })
        return true
      }
    }
  }

  const readOn = async (group: (typeof groups)[number], framesReceived: number) => {
    // A slice that came no further is followed by a longer one; the deadline ends that too.
    let sliceMs = SLICE_MS
    for (let done = false; !done; ) {
      const left = group.members.filter(({ place }) => isOpen(asked.get(place)))
      const input = { ...source, expectations: left.map(({ expectation }) => expectation), cursor: group.cursor, sliceMs }
      const output = await runInWorker('judge-messages', input, { deadlineMs: DEADLINE_MS })
      left.forEach(({ place }, index) => {
        const answer = output.answers[index]
        if (answer !== undefined) asked.set(place, answer)
      })
      const { start, from } = group.cursor
      sliceMs = output.cursor.start > start || output.cursor.from > from ? SLICE_MS : sliceMs * 2
      group.cursor = output.cursor
      done = output.done
    }
    group.frames = framesReceived
  }

  const askHeader = async (one: (typeof headers)[number], view: AttemptView) => {
    const texts = headerTexts(one.expectation, view)
    if (texts.length > 0) {
      const pattern = one.expectation.value ?? ''
      asked.set(one.place, await runInWorker('match-pattern', { pattern, texts }, { deadlineMs: DEADLINE_MS }))
    }
    one.over = true
  }

  return {
    asked,
    get open() {
      return groups.some(({ over }) => !over) || headers.some(({ over }) => !over)
    },
    get starved() {
      return starved
    },
    async look(view, last) {
      starved = false
      const before = JSON.stringify([...asked])
      for (const one of headers) {
        if (one.over || (view.response === null && !last)) continue
        if (await put(() => askHeader(one, view), [one.place], last)) one.over = true
      }
      for (const group of groups) {
        const { framesReceived } = view.counts
        if (group.over) continue
        if (framesReceived > group.frames) {
          await put(
            () => readOn(group, framesReceived),
            group.members.map(({ place }) => place),
            last,
          )
        }
        group.over = last || group.members.every(({ expectation, place }) => isAnswered(expectation, asked.get(place)))
      }
      return JSON.stringify([...asked]) !== before
    },
  }
}

const isOpen = (answer: Asked | undefined) => answer === undefined || answer.outcome === 'pending'

/** When the first message came is all that is asked of messages for a time. */
const isAnswered = ({ kind }: OfMessages, answer: Asked | undefined) =>
  kind === 'time' ? answer?.firstAt !== undefined || answer?.outcome === 'unknown' : !isOpen(answer)

function whyUnknown(error: unknown): string {
  if (error instanceof LimitError && error.code === 'deadline') {
    return `It could not be told: looking took longer than ${DEADLINE_MS} ms and was stopped`
  }
  if (error instanceof InputError || error instanceof LimitError) return `It could not be told: ${error.message}`
  return 'It could not be told: the messages could not be read'
}
