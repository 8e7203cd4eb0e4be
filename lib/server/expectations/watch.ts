import 'server-only'
import { utf8DecodeLossy, utf8Encode } from '@/lib/core/bytes/utf8'
import type { ExpectationView } from '@/lib/core/expectations/evidence'
import { judgeExpectations } from '@/lib/core/expectations/judge'
import { limitAt } from '@/lib/core/expectations/kinds/time'
import { valuesOf } from '@/lib/core/handshake/before-step'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import { type Expectation, withTexts } from '@/lib/core/handshake/expectation'
import { secretValuesOf } from '@/lib/core/handshake/redact'
import { substituteDraft } from '@/lib/core/handshake/substitute'
import type { AttemptView } from '@/lib/core/report/view'
import { redactorOf } from '@/lib/server/drafts/masked'
import { monotonic } from '@/lib/server/platform/clock'
import { createAsker } from './asker'

/** The expectations of one attempt, judged while it runs. */
export type ExpectationWatch = {
  /** As they are judged: placeholders filled, secrets masked. */
  readonly expectations: readonly Expectation[]
  /** Grows whenever `judged()` of the same view would differ. */
  readonly revision: number
  /** The view with its expectations judged. */
  judged(view: AttemptView): AttemptView
  /** Something happened: looks again in a moment, where that may decide something. */
  nudge(): void
  /** Resolves when everything so far was looked at; `last`: nothing more will come. */
  settle(last: boolean): Promise<void>
  /** Lets go of the view. */
  rest(): void
}

/** What is watched: how its view is made, how its facts get into the store, who is told of a change. */
export type Watched = {
  view(): AttemptView
  flush(): Promise<void>
  changed(): void
  /** When the attempt began, by the monotonic clock; default now. */
  readonly begun?: number
}

/** Looks at most so often at what came, milliseconds. */
const LOOK_MS = 60

/** Watches the expectations of a draft; null where it has none. */
export function watchExpectations(attemptId: string, dataKey: Uint8Array, exact: RequestDraft, watched: Watched): ExpectationWatch | null {
  if (exact.expectations === undefined || exact.expectations.length === 0) return null
  const redactor = redactorOf(exact)
  const filled =
    substituteDraft({ url: '', expectations: exact.expectations }, { ...exact.variables, ...valuesOf(exact.gained ?? []) }, '').draft
      .expectations ?? []
  // What is compared is masked as what it is compared with: messages are not searched for secrets of URLs.
  const asMessage = (text: string) => {
    const octets = utf8Encode(text)
    return utf8DecodeLossy(redactor.maskBytes(octets, redactor.payloadSpans(octets)))
  }
  const expectations = filled.map((one) => withTexts(one, one.kind === 'message' ? asMessage : redactor.text))
  const asker = createAsker(expectations, { attemptId, dataKey, secretValues: secretValuesOf(exact) })
  const { begun = monotonic() } = watched
  let revision = 0
  let last: { readonly of: AttemptView; readonly revision: number; readonly view: AttemptView } | null = null
  let timer: NodeJS.Timeout | null = null
  let limit: NodeJS.Timeout | null = null
  let looking: Promise<void> = Promise.resolve()
  let over = false
  let busy = false
  let again = false
  let waitMs = LOOK_MS

  const bump = () => {
    revision++
    watched.changed()
  }

  /** One look after the other. */
  const look = (view: () => AttemptView, isLast: boolean) => {
    looking = looking
      .catch(() => {})
      .then(async () => {
        if (!asker.open) return
        await watched.flush()
        if (await asker.look(view(), isLast)) bump()
      })
    return looking
  }

  /** Looks, and after as long a rest again where something came meanwhile: a flood does not keep a thread to itself. */
  const lookSoon = async () => {
    timer = null
    busy = true
    const from = monotonic()
    await look(watched.view, false).catch(() => {})
    busy = false
    waitMs = Math.max(LOOK_MS, monotonic() - from)
    if (!again && !asker.starved) return
    again = false
    watch.nudge()
  }

  /** The next moment at which time alone decides something. */
  const armLimit = (view: AttemptView, judged: readonly ExpectationView[], elapsed: number) => {
    if (limit !== null) clearTimeout(limit)
    limit = null
    const limits = expectations.flatMap((one, index) => {
      if (one.kind !== 'time' || judged[index]?.outcome !== 'pending') return []
      return limitAt(one, { evidence: view, elapsed, asked: asker.asked.get(index) }) ?? []
    })
    if (limits.length > 0) limit = setTimeout(bump, Math.max(1, Math.min(...limits) - elapsed + 1)).unref()
  }

  const watch: ExpectationWatch = {
    expectations,
    get revision() {
      return revision
    },
    judged(view) {
      if (last?.of === view && last.revision === revision) return last.view
      const elapsed = over ? null : monotonic() - begun
      const judged = judgeExpectations(expectations, view, asker.asked, elapsed).map((one) => masked(one, redactor.text))
      if (elapsed !== null) armLimit(view, judged, elapsed)
      last = { of: view, revision, view: { ...view, expectations: judged } }
      return last.view
    },
    nudge() {
      if (over || !asker.open) return
      if (timer !== null || busy) {
        again = busy
        return
      }
      timer = setTimeout(() => void lookSoon(), waitMs).unref()
    },
    async settle(isLast) {
      if (isLast) {
        over = true
        if (timer !== null) clearTimeout(timer)
        if (limit !== null) clearTimeout(limit)
      }
      await look(watched.view, isLast).catch(() => {})
      if (isLast) bump()
    },
    rest() {
      last = null
    },
  }
  return watch
}

/** A stored attempt's view with its expectations judged by its facts. Throws what reading the secrets throws. */
export async function judgeStored(
  view: AttemptView,
  secrets: () => { readonly dataKey: Uint8Array; readonly exactDraft: RequestDraft },
): Promise<AttemptView> {
  if (view.draft.expectations === undefined || view.draft.expectations.length === 0) return view
  const { dataKey, exactDraft } = secrets()
  const stored = { view: () => view, flush: () => Promise.resolve(), changed: () => undefined }
  const watch = watchExpectations(view.id, dataKey, exactDraft, stored)
  await watch?.settle(true)
  return watch?.judged(view) ?? view
}

function masked(view: ExpectationView, text: (sentence: string) => string): ExpectationView {
  const { title, seen, expected, sentence } = view
  return { ...view, title: text(title), seen: text(seen), expected: text(expected), sentence: text(sentence) }
}
