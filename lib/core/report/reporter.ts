import { createGatherer, type Gatherer } from '../artifacts/gather'
import type { ConnectionEvent } from '../connection/event'
import { createObserver } from '../connection/observe'
import { createResponder } from '../connection/respond'
import type { FrameDraft } from '../frames/frame-draft'
import { judge as judgeAll } from '../rules/judge'
import { OPCODE } from '../spec/opcodes'
import type { Fact, GainedFact } from '../transcript/fact'
import { createActivity } from './activity'
import { buildView, type ViewSource } from './attempt-view'
import { BEYOND_CUT, MAX_PAYLOAD } from './frame-view'
import { JUDGED_BY } from './judged-by'
import type { Answered, Reporter, ReporterMeta } from './meta'
import { createNewestFrames } from './newest-frames'
import { endsAttempt } from './step-outcome'
import { isStep, type StepStory } from './step-views'
import { emptyStory, type FollowedRedirect, type Story, tell } from './story'
import type { AttemptView, GainedView } from './view'

export type { Answered, Reporter, ReporterMeta } from './meta'

/** Of the unremarkable frames of one read so many of the newest are told one by one: those that somebody may look at, or only the last messages. */
const TOLD = 64
const TOLD_TO_NOBODY = 4
/** Octets of a message that values are taken from. */
const LONGEST_HEARD = 65_536
/** What is told of a before step. */
const OF_STEPS: ReadonlySet<ConnectionEvent['type']> = new Set([
  'fact',
  'proxy',
  'request-head',
  'request-rest',
  'first-byte',
  'interim-head',
  'response-head',
  'response-failed',
  'body',
])
const NOTHING_TO_JUDGE = () => []

/** Takes the facts of one attempt and gives its redacted view, live as from the store; the same facts give the same view. */
export function createReporter(given: ReporterMeta): Reporter {
  let meta = given
  const observer = createObserver({
    limits: meta.limits,
    openInflater: meta.openInflater,
    told: meta.frames === false ? TOLD_TO_NOBODY : TOLD,
    keep: (meta.maxPayload ?? MAX_PAYLOAD) + BEYOND_CUT,
  })
  const { answerPings = true, echoClose = true } = meta.draft.session ?? {}
  const responder = createResponder({ answerPings, echoClose })
  const gathererFrom = (hop: number) =>
    createGatherer(
      {
        url: meta.url,
        startedAt: meta.createdAt,
        ...(meta.target ? { target: meta.target } : {}),
        ...(meta.keySeen === undefined ? {} : { keySeen: meta.keySeen }),
      },
      hop,
    )
  let gatherer: Gatherer = gathererFrom(0)
  const counts = { framesSent: 0, framesReceived: 0, bytesSent: 0, bytesReceived: 0 }
  const activity = createActivity()
  const limits = new Set<string>()
  const redirects: FollowedRedirect[] = []
  const steps: StepStory[] = []
  const heard = new Map<string, GainedView>()
  let messages: Uint8Array[] = []
  let story: Story = emptyStory(0, 0)
  const newest = meta.frames === false ? null : createNewestFrames(given)
  let responses: FrameDraft[] = []
  let revision = 0
  let last: { readonly revision: number; readonly view: AttemptView } | null = null
  let build = buildView()

  function note(event: ConnectionEvent): void {
    if (event.hop > story.hop) {
      const { request, response, connect } = story
      if (event.type === 'fact' && event.fact.kind === 'redirect')
        redirects.push({ request, response, address: connect?.data.address ?? null, fact: event.fact })
      if (isStep(story)) {
        steps.push(story)
        // Rules and diagnoses speak of the handshake: it begins with nothing seen.
        gatherer = gathererFrom(event.hop)
      }
      story = emptyStory(event.hop, event.at)
    }
    if (event.type === 'fact' && event.fact.kind === 'step') story.step = event.fact
    if (story.step !== null && event.hop === story.hop) {
      // A step is answered by a head and a body: what an endpoint sends after a 101 nobody asked for is none of it.
      if (OF_STEPS.has(event.type)) tell(story, event)
      return
    }
    if (event.hop === story.hop) tell(story, event)
    if (event.type === 'fact' && event.fact.kind === 'gained') hear(event.fact)
    if (meta.listens === true && event.type === 'message' && event.direction === 'received') keepMessage(event)
    gatherer.push(event)
    activity.push(event)
    if (event.type === 'frame') {
      counts[event.frame.direction === 'sent' ? 'framesSent' : 'framesReceived']++
      if (event.frame.violations.includes('message-too-large')) limits.add('messageBytes')
    }
    if (event.type === 'frames') counts[event.direction === 'sent' ? 'framesSent' : 'framesReceived'] += event.count
    if (event.type === 'body' && event.truncated) limits.add('bodyBytes')
    if (event.type === 'response-failed' && event.limit) limits.add(event.limit)
  }

  function hear({ extracted }: GainedFact): void {
    for (const { variable, secret } of extracted) heard.set(variable, { variable, secret })
  }

  function keepMessage({ opcode, payload, length, truncated }: Extract<ConnectionEvent, { type: 'message' }>): void {
    if (opcode === OPCODE.TEXT && !truncated && length <= LONGEST_HEARD && messages.length < TOLD) messages.push(payload)
  }

  /** A newer pong replaces one that was not taken yet (RFC 6455 §5.5.3); a Close comes last and once. */
  function respond(drafts: readonly FrameDraft[]): void {
    for (const draft of drafts) responses = [...responses.filter((other) => other.opcode !== draft.opcode), draft]
  }

  function answered(): Answered {
    if (story.openAt !== null) return 'upgraded'
    if (story.response) return 'refused'
    return story.responseFailed || story.failure || story.ended ? 'failed' : 'no'
  }

  const over = () => story.ended !== null || (story.failure !== null && story.written === null)
  /** After a before step the attempt goes on. */
  const ended = () => over() && (story.step === null || endsAttempt(story))

  return {
    push(fact: Fact) {
      revision++
      if (fact.kind === 'bytes' && fact.layer !== 'proxy') {
        const { direction, bytes, at } = fact
        counts[direction === 'sent' ? 'bytesSent' : 'bytesReceived'] += bytes.length
        activity.bytes(direction, bytes.length, at)
      }
      const events = observer.push(fact)
      for (const event of events) note(event)
      if (events.length === 0) return
      if (story.step !== null) return
      newest?.push(events)
      respond(responder.push(events))
    },
    takeFrames: () => newest?.take() ?? [],
    takeMessages() {
      const taken = messages
      messages = []
      return taken
    },
    takeResponses() {
      const taken = responses
      responses = []
      return taken
    },
    view() {
      if (last?.revision === revision) return last.view
      const source: ViewSource = {
        meta,
        story,
        redirects,
        steps,
        heard: [...heard.values()],
        artifacts: gatherer.artifacts,
        session: gatherer.session,
        judge: story.step === null ? (meta.judge ?? judgeAll) : NOTHING_TO_JUDGE,
        rulesVersion: JUDGED_BY,
        counts: { ...counts },
        limits: [...limits],
        ended: ended(),
        policy: responder.policy,
      }
      const view = build(source)
      last = { revision, view }
      return view
    },
    activity: activity.view,
    get revision() {
      return revision
    },
    get counts() {
      return { ...counts }
    },
    get answered() {
      return answered()
    },
    get answer() {
      return story.response?.head ?? null
    },
    get answerBody() {
      return story.body?.bytes ?? new Uint8Array()
    },
    get inStep() {
      return story.step !== null
    },
    get decided() {
      const { body } = story
      if (story.step !== null && story.response?.head.start.status === 101) return true
      return story.openAt !== null || body?.complete === true || body?.truncated === true || story.responseFailed !== null || over()
    },
    get ended() {
      return ended()
    },
    get framesBegun() {
      return observer.frames
    },
    checkpoint() {
      return observer.checkpoint()
    },
    rename(change) {
      meta = { ...meta, ...change }
      revision++
    },
    renew(change) {
      meta = { ...meta, ...change }
      revision++
      last = null
      build = buildView()
    },
    rest() {
      last = null
      build = buildView()
    },
    respondBy(policy) {
      responder.change(policy)
      revision++
    },
  }
}
