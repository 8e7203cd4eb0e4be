import { utf8DecodeLossy } from '../bytes/utf8'
import type { ConnectionEvent } from '../connection/event'
import type { Frame } from '../frames/frame'
import { parseTarget } from '../handshake/target'
import { linesNamed } from '../http1/list-field'
import type { AnswerArtifact, Artifacts, Http2Artifact } from './artifacts'
import { createFramesWatch } from './frames'
import { createSessionWatch, type SessionArtifact } from './session'
import { NOT_TIMED, transportArtifacts } from './transport'

export type Gatherer = {
  push(event: ConnectionEvent): void
  /** The same object as long as nothing in it changed. */
  readonly artifacts: Partial<Artifacts>
  /** Likewise. Apart from the artifacts, so that the first messages do not make every rule judge anew. */
  readonly session: SessionArtifact | null
}

const CONSEQUENCES: ReadonlySet<AnswerArtifact['how']> = new Set(['ended', 'timed-out', 'aborted'])
const NOTHING = new Uint8Array()
const CLOSE = 8

/**
 * Collects what rules may ask for from the events of one attempt. The artifacts speak of the newest connection: when a redirect
 * is followed they begin anew, with the URL it led to and what the connections before it answered as `hops`. `first` is the hop of the opening handshake.
 */
export function createGatherer(base: Partial<Artifacts>, first = 0): Gatherer {
  let artifacts: Partial<Artifacts> = base
  let hop = first
  let watch = createSessionWatch()
  let framesWatch = createFramesWatch()
  let session: SessionArtifact | null = null
  const set = (more: Partial<Artifacts>) => {
    if (Object.keys(more).length > 0) artifacts = { ...artifacts, ...more }
  }

  const beginAnew = (next: number) => {
    const { url = '', response, startedAt, hops = [] } = artifacts
    const status = response?.start.status ?? 0
    const location = response ? linesNamed(response, 'location')[0]?.value : undefined
    hop = next
    watch = createSessionWatch()
    framesWatch = createFramesWatch()
    session = null
    artifacts = { hops: [...hops, { url, status, location: location ?? '' }], ...(startedAt === undefined ? {} : { startedAt }) }
  }

  const follow = (url: string) => {
    const read = parseTarget(url)
    set({ url, ...(read.ok ? { target: read.target } : {}) })
  }

  const setHttp2 = (more: Partial<Http2Artifact>) => {
    if (artifacts.http2) set({ http2: { ...artifacts.http2, ...more } })
  }

  const answered = (how: AnswerArtifact['how'], more: Partial<AnswerArtifact> = {}) => {
    // How the wait for a head of HTTP/1.1 ended; over HTTP/2 there is no such wait.
    if (artifacts.http2) return
    const before = artifacts.answer
    if (before?.how === 'head') return
    // What decided the wait first stays: the end of the transport that follows, also one we bring about, is its consequence.
    const kept = before && before.how !== 'ended' && CONSEQUENCES.has(how) ? before.how : how
    set({ answer: { bytes: NOTHING, head: null, looksLike: null, limit: null, ...before, ...more, how: kept } })
  }

  const pushFact = ({ fact }: Extract<ConnectionEvent, { type: 'fact' }>) => {
    set(transportArtifacts(fact, artifacts))
    if (fact.kind === 'redirect') follow(fact.url)
    if (fact.kind === 'failed' && fact.phase === 'response') {
      if (fact.code === 'response-timeout') answered('timed-out')
      else if (fact.code === 'aborted') answered('aborted')
      else if (fact.code === 'connection-reset') answered('ended')
    }
    if (fact.kind === 'ended' && fact.phase === 'response') {
      if (fact.how === 'timeout') answered('timed-out')
      else if (fact.how === 'abort' || fact.by === 'us') answered('aborted')
      else answered('ended')
    }
  }

  const pushFailedResponse = (event: Extract<ConnectionEvent, { type: 'response-failed' }>) => {
    const how = event.reason === 'bytes-before-request' ? 'before-request' : event.reason
    answered(how, {
      bytes: event.bytes,
      head: event.head,
      looksLike: event.notHttp?.looksLike ?? null,
      limit: event.reason === 'limit' ? (event.limit ?? 'headBytes') : null,
    })
    if (event.notHttp) set({ notHttp: { looksLike: event.notHttp.looksLike, bytes: event.bytes } })
    if (event.reason === 'limit') set({ limit: event.limit ?? 'headBytes' })
  }

  const pushFrame = (frame: Frame) => {
    if (frame.opcode !== CLOSE || !frame.complete) return
    const close = artifacts.close ?? { sent: null, received: null }
    if (close[frame.direction]) return
    const [high, low] = frame.payload
    const code = high === undefined || low === undefined ? null : high * 256 + low
    set({ close: { ...close, [frame.direction]: { code, reason: utf8DecodeLossy(frame.payload.subarray(2)) } } })
  }

  return {
    push(event) {
      if (event.hop > hop) beginAnew(event.hop)
      if (watch.push(event)) session = watch.session
      framesWatch.push(event)
      switch (event.type) {
        case 'fact':
          return pushFact(event)
        case 'request-head':
          if (event.fields) return setHttp2({ request: event.fields })
          return set({ request: event.head, requestBytes: event.bytes, requestRest: event.rest })
        case 'request-rest':
          return set({ requestRest: event.bytes })
        case 'interim-head':
          if (event.fields) return
          return set({ interim: [...(artifacts.interim ?? []), event.head] })
        case 'response-head':
          set({ timing: { ...NOT_TIMED, ...artifacts.timing, head: event.at, reads: event.reads } })
          if (event.fields) return setHttp2({ response: event.fields })
          answered('head', { bytes: NOTHING, head: null, looksLike: null, limit: null })
          return set({ interim: artifacts.interim ?? [], response: event.head, responseBytes: event.bytes })
        case 'response-failed':
          return pushFailedResponse(event)
        case 'body': {
          const { bytes, framing, complete, truncated, faults } = event
          return set({ body: { bytes, framing, complete, truncated, faults } })
        }
        case 'first-octets':
          return set({ firstOctets: event.bytes })
        case 'frame':
          return pushFrame(event.frame)
        case 'first-byte':
          return set({ timing: { ...NOT_TIMED, ...artifacts.timing, firstByte: event.at } })
        case 'proxy': {
          const { kind, request, answer, head, granted } = event
          return set({ proxy: { kind, request, answer, head, granted } })
        }
        case 'open':
        case 'frames':
        case 'unfinished':
        case 'frame-begun':
        case 'message':
          return
        default:
          return event satisfies never
      }
    },
    get artifacts() {
      const { frames } = framesWatch
      if (frames !== null && frames !== artifacts.frames) set({ frames })
      return artifacts
    },
    get session() {
      return session
    },
  }
}
