import 'server-only'
import { bodyText, LONGEST_VALUE, sourceWords, valueIn } from '@/lib/core/before/extract'
import { stepTarget, stepUrl, withCookieLine } from '@/lib/core/before/step-request'
import { type CookieJar, withCookies } from '@/lib/core/cookies/jar'
import { InputError, LimitError } from '@/lib/core/errors/errors'
import { type BeforeStep, EXPECTED_STATUS, type Extraction, type Gained, valuesOf } from '@/lib/core/handshake/before-step'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import { standardHeaders } from '@/lib/core/handshake/standard-headers'
import { type StepFailure, statusFits } from '@/lib/core/handshake/step-failure'
import { substitute } from '@/lib/core/handshake/substitute'
import { parseTarget } from '@/lib/core/handshake/target'
import type { ResponseHead } from '@/lib/core/http1/head'
import { linesNamed } from '@/lib/core/http1/list-field'
import { parseSetCookie } from '@/lib/core/http1/set-cookie'
import { listed } from '@/lib/core/spec/words'
import type { GainedFact, StepFact } from '@/lib/core/transcript/fact'
import { type PreparedDraft, prepareDraft } from '@/lib/server/drafts/prepare'
import { prepareStep } from '@/lib/server/drafts/prepare-step'
import type { Next } from '@/lib/server/net/chain'
import type { Connection } from '@/lib/server/net/connection'
import { now as clock } from '@/lib/server/platform/clock'
import { runInWorker } from '@/lib/server/store/worker/run-in-worker'

export type BeforePlan = {
  /** As the user composed it, placeholders and secrets in it; with at least one step. */
  readonly exact: RequestDraft
  /** Cookies that were kept. */
  readonly kept: CookieJar
  /** Told the cookies there are after each step. */
  keep(jar: CookieJar): void
  /** Opens a connection of this attempt for a prepared draft. */
  open(prepared: PreparedDraft, hop: number): Connection
  /** Milliseconds since the attempt began. */
  now(): number
  /** Told the draft with what it gained, before anything of that is shown. */
  gained(exact: RequestDraft): void
  /** All values are there: the handshake is about to be opened as this hop. */
  handshake(exact: RequestDraft, prepared: PreparedDraft, hop: number): void
}

export type BeforeSteps = {
  /** The connection of the first step, and the fact it begins with. Throws InputError. */
  first(): { readonly fact: StepFact; readonly connection: Connection }
  /** Takes the values from the answer of the present step; gives what comes after its connection. Never rejects. */
  look(answer: ResponseHead, body: Uint8Array): Promise<Next>
}

/** A pattern that takes longer than this is stopped, wherever it is. */
const DEADLINE_MS = 2_000

/** The HTTP requests that go before a handshake, each a connection of its own: what they give fills the next ones. */
export function beforeSteps({ exact, kept, keep, open, now, gained: tell, handshake }: BeforePlan): BeforeSteps {
  const steps = exact.before ?? []
  let index = 0
  let jar = kept
  let gained: readonly Gained[] = exact.gained ?? []
  const variables = () => ({ ...exact.variables, ...valuesOf(gained) })

  const stepFact = (step: BeforeStep): StepFact => {
    const { text: method } = substitute(step.method, variables())
    return { v: 1, at: now(), hop: index, kind: 'step', index, name: step.name, method, url: stepUrl(step, variables()) }
  }

  const prepared = (step: BeforeStep) => prepareStep(step, index, { draft: exact, variables: variables(), jar, now: clock().getTime() })

  /** The handshake's draft with everything the steps gave. Throws InputError. */
  const prepareHandshake = () => {
    const { before: _, gained: __, ...rest } = exact
    const filled: RequestDraft = { ...rest, variables: variables() }
    const read = parseTarget(substitute(exact.url, variables()).text)
    const at = clock().getTime()
    const draft = read.ok ? withCookieLine(filled, read.target, { jar, now: at, standard: standardHeaders(read.target) }) : filled
    return { draft, prepared: prepareDraft(draft) }
  }

  /** What comes after the present step, ready to be opened. Throws InputError. */
  const following = (): Pick<Next, 'open'> & { readonly begun: StepFact | null } => {
    index += 1
    const step = steps[index]
    if (step !== undefined) {
      const ready = prepared(step)
      const hop = index
      return { begun: stepFact(step), open: () => open(ready, hop) }
    }
    const { draft, prepared: ready } = prepareHandshake()
    const hop = index
    handshake(draft, ready, hop)
    return { begun: null, open: () => open(ready, hop) }
  }

  return {
    first() {
      const [step] = steps
      if (step === undefined) throw new Error('a draft without steps has no first one')
      return { fact: stepFact(step), connection: open(prepared(step), 0) }
    },
    async look(answer, body) {
      const step = steps[index]
      if (step === undefined) return { facts: [], open: null }
      const hop = index
      const target = stepTarget(step, variables())
      if (target !== null) jar = withCookies(jar, answer, target, clock().getTime())
      keep(jar)
      const taken = await Promise.all((step.extract ?? []).map((one) => take(one, answer, body)))
      gained = [...gained, ...cookieValues(answer), ...taken.flatMap((one) => one.gained ?? [])]
      tell({ ...exact, gained })
      const { status } = answer.start
      let failure: StepFailure | null = statusFits(status, step.expect)
        ? (taken.find((one) => one.failure !== null)?.failure ?? null)
        : { because: 'status', expected: step.expect ?? EXPECTED_STATUS }
      let next: ReturnType<typeof following> | null = null
      try {
        if (failure === null) next = following()
      } catch (error) {
        failure = { because: 'next', detail: whyNot(error) }
      }
      const extracted = taken.map(({ variable, gained: value, secret }) => ({ variable, found: value !== null, secret }))
      const looked: GainedFact = { v: 1, at: now(), hop, kind: 'gained', extracted, failure }
      return { facts: next?.begun ? [looked, next.begun] : [looked], open: next?.open ?? null }
    },
  }
}

type Taken = { readonly variable: string; readonly secret: boolean; readonly gained: Gained | null; readonly failure: StepFailure | null }

async function take({ variable, from, secret: marked = false }: Extraction, answer: ResponseHead, body: Uint8Array): Promise<Taken> {
  const secret = marked || variable.startsWith('secret:') || 'cookie' in from
  const nothing = { variable, secret, gained: null }
  let value = valueIn(from, answer, body)
  if ('regex' in from) {
    try {
      value = await runInWorker('capture-pattern', { pattern: from.regex, text: bodyText(body) }, { deadlineMs: DEADLINE_MS })
    } catch (error) {
      const late = error instanceof LimitError && error.code === 'deadline'
      const detail = late ? `it took longer than ${DEADLINE_MS} ms and was stopped` : 'it could not be tried'
      return { ...nothing, failure: { because: 'pattern', variable, detail } }
    }
  }
  if (value === undefined || value === null || value === '' || value.length > LONGEST_VALUE)
    return { ...nothing, failure: { because: 'missing', variable, from: sourceWords(from) } }
  return { variable, secret, gained: { variable, value, secret }, failure: null }
}

/** Cookies are credentials: their values are masked wherever they come back. */
function cookieValues(answer: ResponseHead): Gained[] {
  return linesNamed(answer, 'set-cookie')
    .map(parseSetCookie)
    .flatMap(({ name, value }) => (name === null || value === '' ? [] : [{ variable: null, value, secret: true }]))
}

/** Messages of problems quote values, perhaps cut: what was gained is not repeated. */
function whyNot(error: unknown): string {
  if (!(error instanceof InputError)) throw error
  if (error.code === 'missing-variables' || error.problems.length === 0) return error.message
  return `it does not fit into ${listed([...new Set(error.problems.map(({ path }) => path))])}`
}
