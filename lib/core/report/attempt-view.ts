import type { Artifacts } from '../artifacts/artifacts'
import type { Observed, SessionArtifact } from '../artifacts/session'
import { CLIENTS } from '../clients/index'
import { judgeClients } from '../clients/judge-clients'
import type { RespondPolicy } from '../connection/respond'
import { type Diagnosing, diagnose } from '../endpoints/diagnose'
import { PACKS } from '../endpoints/packs'
import { acceptValue } from '../handshake/accept-value'
import type { Target } from '../handshake/draft'
import type { RequestHead, ResponseHead } from '../http1/head'
import { linesNamed } from '../http1/list-field'
import type { Judge, Judged } from '../rules/judge'
import { isOfFrames, type Verdict } from '../rules/rule'
import { addMilliseconds } from '../spec/iso-time'
import { bodyView } from './body-view'
import { captureNext } from './capture-next'
import { clientViews } from './client-views'
import { closeView } from './close'
import { diagnosisViews } from './diagnosis-views'
import { maskedRequest, maskedResponse, toldView } from './masked-head'
import type { ReporterMeta } from './meta'
import { outcomeOf } from './outcome'
import { phaseViews } from './phases'
import { placeOf } from './place'
import { proxyView } from './proxy-view'
import { rawAnswerView } from './raw-answer'
import { reasonForEnd, type Told } from './reason'
import { redirectViews } from './redirect-views'
import { maskQuotes } from './sentence-mask'
import { stepOutcome, stepSummary } from './step-outcome'
import { isStep, type StepStory, stepViews } from './step-views'
import { type CloseSeen, emptyStory, type FollowedRedirect, type Story } from './story'
import { summarise } from './summary'
import { timings } from './timings'
import { verdictViews } from './verdict-view'
import type { AttemptState, AttemptView, CloseView, Counts, GainedView, HeadView } from './view'

/** Everything a view is made of; the same source gives the same view. */
export type ViewSource = {
  readonly meta: ReporterMeta
  readonly story: Story
  readonly redirects: readonly FollowedRedirect[]
  /** Before steps that are over. */
  readonly steps: readonly StepStory[]
  /** What messages gave. */
  readonly heard: readonly GainedView[]
  readonly artifacts: Partial<Artifacts>
  readonly session: SessionArtifact | null
  readonly judge: Judge
  readonly rulesVersion: string
  readonly counts: Counts
  readonly limits: readonly string[]
  readonly ended: boolean
  /** What the session answers by itself at present. */
  readonly policy: RespondPolicy
}

type Mask = (sentence: string) => string

/** Makes views of one attempt; verdicts and heads are made again only when what they are made of has changed. */
export function buildView(): (source: ViewSource) => AttemptView {
  let judged: Judged | undefined
  const verdictsOf = remember((artifacts: Partial<Artifacts>, source: ViewSource) => {
    judged = { artifacts, verdicts: source.judge(artifacts, judged) }
    return judged.verdicts
  })
  const ofHandshake = sameMembers((verdicts: readonly Verdict[]) => verdicts.filter(({ rule }) => !isOfFrames(rule)))
  const shownVerdictsOf = remember((verdicts: readonly Verdict[], text: Mask) => verdictViews(verdicts, text))
  const clientsOf = remember((verdicts: readonly Verdict[], { artifacts, text }: { artifacts: Partial<Artifacts>; text: Mask }) =>
    clientViews(judgeClients(artifacts, verdicts, CLIENTS), text),
  )
  const observed = observedOnce()
  const diagnosedOf = remember((seen: Observed, { meta }: ViewSource) => diagnose(seen, meta.packs ?? PACKS))
  const shownDiagnosesOf = remember((diagnosed: Diagnosing, text: Mask) => diagnosisViews(diagnosed, text))
  const requestOf = remember((told: NonNullable<Story['request']>, { meta }: ViewSource) => maskedRequest(told, meta.redactor))
  const responseOf = remember((told: NonNullable<Story['response']>, { meta }: ViewSource) => maskedResponse(told, meta.redactor))
  const rawOf = remember((told: NonNullable<Story['responseFailed']>, { meta }: ViewSource) => rawAnswerView(told, meta.redactor))
  const failedOf = remember((told: NonNullable<Story['responseFailed']>, { meta }: ViewSource) => ({
    ...told,
    bytes: meta.redactor.maskBytes(told.bytes, meta.redactor.headSpans(told.bytes)),
  }))
  const redirectsOf = redirectViews()
  const stepsOf = stepViews()
  const interims = new WeakMap<Story['interim'][number], HeadView>()
  function interimOf(told: Story['interim'][number], { meta }: ViewSource): HeadView {
    const view = interims.get(told) ?? toldView(told, meta.redactor)
    interims.set(told, view)
    return view
  }

  return (source) => {
    const { meta, story, counts, ended } = source
    /** While a before step goes on, or ended the attempt, nothing of the handshake was seen. */
    const handshake = isStep(story) ? emptyStory(story.hop, story.startedAt) : story
    const { redactor } = meta
    const verdicts = verdictsOf(source.artifacts, source)
    const request = story.request && requestOf(story.request, source)
    const response = story.response && responseOf(story.response, source)
    const secrets = [...(request?.secrets ?? []), ...(response?.secrets ?? [])]
    const text = (sentence: string) => redactor.text(maskQuotes(sentence, secrets))
    const outcome = isStep(story) ? stepOutcome(story) : outcomeOf(story, verdicts)
    const interrupted = meta.interrupted === true && !ended
    const asked = placeIn(meta.target)
    const place = placeIn(placeOf(story, meta).target)
    // Sentences quote what travelled, sometimes cut: they are made of what is masked already.
    const maskedStory: Story = {
      ...story,
      request: story.request && request?.head ? { ...story.request, head: request.head } : null,
      response: story.response && response?.head ? { ...story.response, head: response.head } : story.response,
      responseFailed: story.responseFailed && failedOf(story.responseFailed, source),
      close: { sent: maskClose(story.close.sent, text), received: maskClose(story.close.received, text) },
    }
    const told = shownDiagnosesOf(diagnosedOf(observed(source), source), text)
    const close = explained(maskText(closeView(maskedStory), text), told)
    const overHttp2 = meta.draft.network?.protocol === 'h2' && !isStep(story)
    const summarised = { story: maskedStory, place, outcome, verdicts, close, counts, interrupted, told, http2: overHttp2 }
    const summary = isStep(maskedStory) ? stepSummary(maskedStory, summarised) : summarise(summarised)
    const end = (ended || !isStep(story) ? story.ended?.at : null) ?? (ended ? story.failure?.at : null) ?? null
    const failure = story.failure
    return {
      id: meta.id,
      createdAt: meta.createdAt,
      endedAt: end === null ? null : addMilliseconds(meta.createdAt, end),
      profileId: meta.profileId,
      repeatOf: meta.repeatOf,
      name: meta.name,
      note: meta.note,
      pinned: meta.pinned,
      target: {
        url: redactor.url(meta.url),
        host: asked.host,
        port: asked.port,
        tls: asked.tls,
        addresses: handshake.resolve?.data.addresses ?? [],
        address: handshake.connect?.data.address ?? null,
      },
      state: interrupted ? 'interrupted' : stateOf(handshake, ended),
      outcome,
      summary: text(summary),
      status: handshake.response?.head.start.status ?? null,
      phases: phaseViews(maskedStory, {
        tls: place.tls,
        proxy: meta.draft.network?.proxy !== undefined && meta.draft.network.proxy !== '',
        http2: overHttp2,
      }).map((phase) => ({ ...phase, detail: text(phase.detail) })),
      failure: failure && {
        phase: failure.phase,
        code: failure.code,
        detail: text(failure.detail),
        ...(failure.address === undefined ? {} : { address: failure.address }),
        ...(failure.port === undefined ? {} : { port: failure.port }),
        ...(failure.alert === undefined ? {} : { alert: failure.alert }),
      },
      tried: story.tried.map(({ address, port, code, detail }) => ({ address, port, code, detail: text(detail) })),
      request: handshake.request && (request?.view ?? null),
      interim: handshake.interim.map((told) => interimOf(told, source)),
      response: handshake.response &&
        response && {
          ...response.view,
          status: handshake.response.head.start.status,
          reason: response.head?.start.reason ?? '',
          version: handshake.response.head.start.version,
          body: story.body && bodyView(story.body, response.head, ended, redactor),
        },
      rawAnswer: handshake.responseFailed && rawOf(handshake.responseFailed, source),
      before: stepsOf(source.steps, story, meta),
      gained: gainedOf(isStep(story) ? [...source.steps, story] : source.steps, source.heard),
      redirects: redirectsOf(source.redirects, handshake, meta),
      verdicts: shownVerdictsOf(verdicts, text),
      ...told,
      captureNext: isStep(story)
        ? []
        : captureNext({
            observed: observed(source),
            told,
            outcome,
            close,
            seenAt: addMilliseconds(meta.createdAt, end ?? story.firstByteAt ?? 0),
          }).map(text),
      clients: clientsOf(ofHandshake(verdicts), { artifacts: source.artifacts, text }),
      accept: acceptOf(handshake),
      subprotocol: handshake.response && response?.head ? fieldText(response.head, 'sec-websocket-protocol') : null,
      extensions: handshake.response && response?.head ? fieldText(response.head, 'sec-websocket-extensions') : null,
      timings: timings(story),
      tls: story.tls && {
        version: story.tls.data.version,
        cipher: story.tls.data.cipher,
        alpn: story.tls.data.alpn,
        alpnOffered: story.tls.data.alpnOffered,
        serverName: story.tls.data.serverName,
        verify: story.tls.data.verify,
        verified: story.tls.data.verified,
        error: story.tls.data.error,
        chain: story.tls.data.chain,
      },
      protocol: meta.draft.network?.protocol ?? 'http/1.1',
      proxy: proxyView(story, meta),
      http2: story.http2?.data ?? null,
      rejudged: meta.rejudged ?? null,
      session: ended || interrupted ? null : source.policy,
      close,
      // Messages and patterns of the user are judged by a worker thread: the server adds the answers.
      expectations: null,
      counts,
      recording: null,
      limits: [...source.limits, ...(failure?.code === 'limit-reached' ? [text(failure.detail)] : [])],
      rulesVersion: source.rulesVersion,
      draft: meta.draft,
    }
  }
}

function gainedOf(steps: readonly StepStory[], heard: readonly GainedView[]): GainedView[] {
  const found = steps.flatMap(({ gained }) => gained?.extracted.filter((one) => one.found) ?? [])
  return [...new Map([...found, ...heard].map(({ variable, secret }) => [variable, { variable, secret }])).values()]
}

/** One object as long as neither the artifacts nor the session changed. */
function observedOnce(): (source: ViewSource) => Observed {
  let last: Observed = {}
  let artifacts: Partial<Artifacts> | null = null
  return (source) => {
    if (source.artifacts !== artifacts || source.session !== last.session) {
      artifacts = source.artifacts
      last = { ...source.artifacts, session: source.session }
    }
    return last
  }
}

function placeIn(target: Target | null): { host: string; port: number; tls: boolean } {
  return { host: target?.host ?? '', port: target?.port ?? 0, tls: target?.tls ?? false }
}

function stateOf(story: Story, ended: boolean): AttemptState {
  if (ended) return 'closed'
  if (story.openAt !== null) return story.closedFirst === null ? 'open' : 'closing'
  return story.response || story.responseFailed ? 'closing' : 'connecting'
}

function maskClose(close: CloseSeen | null, text: (sentence: string) => string): CloseSeen | null {
  return close && { ...close, reason: text(close.reason) }
}

function maskText(close: CloseView | null, text: (sentence: string) => string): CloseView | null {
  return close && { ...close, explanation: text(close.explanation) }
}

/** Why the session ended, after how it did. */
function explained(close: CloseView | null, told: Told): CloseView | null {
  const reason = close && reasonForEnd(told, close)
  return close && reason ? { ...close, explanation: `${close.explanation} ${reason}` } : close
}

function acceptOf({ request, response }: Story): AttemptView['accept'] {
  const key = request && fieldText(request.head, 'sec-websocket-key')
  if (key === null || response?.head.start.status !== 101) return null
  return { expected: acceptValue(key), received: fieldText(response.head, 'sec-websocket-accept') }
}

/** The lines of a field as one list value (RFC 9110 §5.3); null where there is none. */
function fieldText(head: RequestHead | ResponseHead, name: string): string | null {
  const lines = linesNamed(head, name)
  return lines.length === 0 ? null : lines.map((line) => line.value).join(', ')
}

/** The last list, as long as a new one would have the same members. */
function sameMembers<Key, Member>(make: (key: Key) => readonly Member[]): (key: Key) => readonly Member[] {
  let last: readonly Member[] = []
  return (key) => {
    const made = make(key)
    if (made.length !== last.length || made.some((member, at) => member !== last[at])) last = made
    return last
  }
}

/** The last result, as long as the thing it was made of is the same. */
function remember<Key, Context, Value>(make: (key: Key, context: Context) => Value): (key: Key, context: Context) => Value {
  let last: { readonly key: Key; readonly value: Value } | null = null
  return (key, context) => {
    if (last?.key === key) return last.value
    last = { key, value: make(key, context) }
    return last.value
  }
}
