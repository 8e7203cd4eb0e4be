import { utf8DecodeLossy } from '../bytes/utf8'
import type { ConnectionEvent } from '../connection/event'
import { readClosePayload } from '../frames/close-payload'
import type { Frame } from '../frames/frame'
import { OPCODE } from '../spec/opcodes'
import type {
  EndedFact,
  Fact,
  FailedFact,
  GainedFact,
  PolicyFact,
  ReachedFact,
  RedirectFact,
  StepFact,
  TlsData,
  TriedFact,
  WaitedFact,
} from '../transcript/fact'

type Event<Type extends ConnectionEvent['type']> = Extract<ConnectionEvent, { type: Type }>
type Reached<Phase extends ReachedFact['phase']> = Extract<ReachedFact, { phase: Phase }>
/** A Close frame as it was read (RFC 6455 §5.5.1). */
export type CloseSeen = { readonly at: number; readonly code: number | null; readonly reason: string; readonly malformed: boolean }

/** What happened on the newest connection of an attempt, as far as a report tells it; nothing here grows with the traffic. */
export type Story = {
  hop: number
  /** When this connection began. */
  startedAt: number
  resolve: Reached<'resolve'> | null
  connect: Reached<'connect'> | null
  proxy: Reached<'proxy'> | null
  proxied: Event<'proxy'> | null
  tls: { readonly at: number; readonly data: TlsData } | null
  http2: Reached<'http2'> | null
  redirect: RedirectFact | null
  /** The before step this connection is; null for a handshake. */
  step: StepFact | null
  gained: GainedFact | null
  waited: WaitedFact | null
  written: Reached<'request'> | null
  policy: PolicyFact | null
  tried: TriedFact[]
  firstByteAt: number | null
  request: Event<'request-head'> | null
  interim: Event<'interim-head'>[]
  response: Event<'response-head'> | null
  responseFailed: Event<'response-failed'> | null
  body: Event<'body'> | null
  openAt: number | null
  failure: FailedFact | null
  ended: EndedFact | null
  close: Record<Frame['direction'], CloseSeen | null>
  /** Who sent the first Close frame. */
  closedFirst: Frame['direction'] | null
  /** Newest whole frame received, and newest pings and pongs of both directions. */
  lastReceivedAt: number | null
  pings: Record<Frame['direction'], number | null>
  pongs: Record<Frame['direction'], number | null>
  /** The frame in which the stream of the endpoint ended. */
  cutOff: Frame | null
}

/** What was asked and answered on a connection whose redirect was followed. */
export type FollowedRedirect = {
  readonly request: Event<'request-head'> | null
  readonly response: Event<'response-head'> | null
  readonly address: string | null
  readonly fact: RedirectFact
}

const MOST_TRIED = 32

export function emptyStory(hop: number, startedAt: number): Story {
  return {
    hop,
    startedAt,
    resolve: null,
    connect: null,
    proxy: null,
    proxied: null,
    tls: null,
    http2: null,
    redirect: null,
    step: null,
    gained: null,
    waited: null,
    written: null,
    policy: null,
    tried: [],
    firstByteAt: null,
    request: null,
    interim: [],
    response: null,
    responseFailed: null,
    body: null,
    openAt: null,
    failure: null,
    ended: null,
    close: { sent: null, received: null },
    closedFirst: null,
    lastReceivedAt: null,
    pings: { sent: null, received: null },
    pongs: { sent: null, received: null },
    cutOff: null,
  }
}

/** Adds one event to a story of its hop; true when it says more than that time went on. */
export function tell(story: Story, event: ConnectionEvent): boolean {
  switch (event.type) {
    case 'fact':
      return tellFact(story, event.fact)
    case 'first-byte':
      story.firstByteAt = event.at
      return true
    case 'proxy':
      story.proxied = event
      return true
    case 'request-head':
      story.request = event
      return true
    case 'request-rest':
      if (story.request) story.request = { ...story.request, rest: event.bytes }
      return true
    case 'interim-head':
      story.interim.push(event)
      return true
    case 'response-head':
      story.response = event
      return true
    case 'response-failed':
      story.responseFailed = event
      return true
    case 'body':
      story.body = event
      return true
    case 'open':
      story.openAt = event.at
      return true
    case 'frame':
      return tellFrame(story, event.frame)
    case 'frames':
      if (event.direction === 'received') story.lastReceivedAt = event.at
      return false
    case 'first-octets':
    case 'unfinished':
    case 'frame-begun':
    case 'message':
      return false
    default:
      return event satisfies never
  }
}

function tellFact(story: Story, fact: Exclude<Fact, { kind: 'bytes' }>): boolean {
  switch (fact.kind) {
    case 'reached':
      return tellReached(story, fact)
    case 'failed':
      story.failure = fact
      if (fact.tls) story.tls = { at: fact.at, data: fact.tls }
      return true
    case 'tried':
      if (story.tried.length < MOST_TRIED) story.tried.push(fact)
      return true
    case 'policy':
      // What was blocked is what ends an attempt: it is not overwritten by another address that was allowed.
      if (story.policy?.decision !== 'blocked') story.policy = fact
      return true
    case 'ended':
      story.ended = fact
      return true
    case 'redirect':
      story.redirect = fact
      return true
    case 'step':
      story.step = fact
      return true
    case 'gained':
      story.gained = fact
      return true
    case 'waited':
      story.waited = fact
      return true
    case 'pressure':
    case 'fields':
      return false
    default:
      return fact satisfies never
  }
}

function tellReached(story: Story, fact: ReachedFact): boolean {
  switch (fact.phase) {
    case 'resolve':
      story.resolve = fact
      return true
    case 'connect':
      story.connect = fact
      return true
    case 'proxy':
      story.proxy = fact
      return true
    case 'tls':
      story.tls = { at: fact.at, data: fact.data }
      return true
    case 'http2':
      story.http2 = fact
      return true
    case 'request':
      story.written = fact
      return true
    default:
      return fact satisfies never
  }
}

function tellFrame(story: Story, frame: Frame): boolean {
  const { direction, opcode, at } = frame
  if (!frame.complete) {
    if (direction === 'received') story.cutOff = frame
    return true
  }
  if (direction === 'received') story.lastReceivedAt = at
  if (opcode === OPCODE.PING) story.pings[direction] = at
  if (opcode === OPCODE.PONG) story.pongs[direction] = at
  if (opcode !== OPCODE.CLOSE || story.close[direction] !== null) return false
  const { code, reasonBytes, faults } = readClosePayload(frame.payload)
  story.close[direction] = { at, code, reason: utf8DecodeLossy(reasonBytes), malformed: faults.length > 0 }
  story.closedFirst ??= direction
  return true
}
