import { createGatherer, type Gatherer } from '../artifacts/gather'
import type { ConnectionEvent } from '../connection/event'
import { createObserver } from '../connection/observe'
import { createResponder } from '../connection/respond'
import type { FrameDraft } from '../frames/frame-draft'
import { judge as judgeAll } from '../rules/judge'
import type { Fact } from '../transcript/fact'
import { createActivity } from './activity'
import { buildView, type ViewSource } from './attempt-view'
import { BEYOND_CUT, MAX_PAYLOAD } from './frame-view'
import { JUDGED_BY } from './judged-by'
import type { Answered, Reporter, ReporterMeta } from './meta'
import { createNewestFrames } from './newest-frames'
import { emptyStory, type FollowedRedirect, type Story, tell } from './story'
import type { AttemptView } from './view'

export type { Answered, Reporter, ReporterMeta } from './meta'

/** Of the unremarkable frames of one read so many of the newest are told one by one: those that somebody may look at, or only the last messages. */
const TOLD = 64
const TOLD_TO_NOBODY = 4

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
  const gatherer: Gatherer = createGatherer({
    url: meta.url,
    startedAt: meta.createdAt,
    ...(meta.target ? { target: meta.target } : {}),
    ...(meta.keySeen === undefined ? {} : { keySeen: meta.keySeen }),
  })
  const counts = { framesSent: 0, framesReceived: 0, bytesSent: 0, bytesReceived: 0 }
  const activity = createActivity()
  const limits = new Set<string>()
  const redirects: FollowedRedirect[] = []
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
      story = emptyStory(event.hop, event.at)
    }
    if (event.hop === story.hop) tell(story, event)
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

  /** A newer pong replaces one that was not taken yet (RFC 6455 §5.5.3); a Close comes last and once. */
  function respond(drafts: readonly FrameDraft[]): void {
    for (const draft of drafts) responses = [...responses.filter((other) => other.opcode !== draft.opcode), draft]
  }

  function answered(): Answered {
    if (story.openAt !== null) return 'upgraded'
    if (story.response) return 'refused'
    return story.responseFailed || story.failure || story.ended ? 'failed' : 'no'
  }

  const ended = () => story.ended !== null || (story.failure !== null && story.written === null)

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
      newest?.push(events)
      respond(responder.push(events))
    },
    takeFrames: () => newest?.take() ?? [],
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
        artifacts: gatherer.artifacts,
        session: gatherer.session,
        judge: meta.judge ?? judgeAll,
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
    get decided() {
      const { body } = story
      return story.openAt !== null || body?.complete === true || body?.truncated === true || story.responseFailed !== null || ended()
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
