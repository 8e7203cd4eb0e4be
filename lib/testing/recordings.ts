import type { Artifacts } from '../core/artifacts/artifacts'
import { createGatherer, type Gatherer } from '../core/artifacts/gather'
import type { Observed } from '../core/artifacts/session'
import { latin1Encode } from '../core/bytes/latin1'
import { createObserver } from '../core/connection/observe'
import { parseTarget } from '../core/handshake/target'
import type { Fact } from '../core/transcript/fact'
import type { FailureCode } from '../core/transcript/failure'
import captures from './fixtures/recordings/captures.json'
import jenkins from './fixtures/recordings/jenkins.json'
import moreServers from './fixtures/recordings/more-servers.json'
import proxies from './fixtures/recordings/proxies.json'
import servers from './fixtures/recordings/servers.json'
import stillMoreServers from './fixtures/recordings/still-more-servers.json'
import type { Conversation } from './pack-tester'

/** One recorded conversation: the octets of both directions as Latin-1 text, and whether the server closed. */
export type Recording = {
  readonly name: string
  readonly request: string
  /** What the client sent after a pause: frames, mostly. */
  readonly later: string
  readonly response: string
  readonly closed: boolean
  /** Milliseconds from the first octet of the answer to its end, where that was measured. */
  readonly endedAfter?: number
  readonly tls: boolean
  /** How a TLS handshake failed before any request. */
  readonly failed: FailureCode | null
}

const GOOD = [
  'GET / HTTP/1.1',
  'Host: 127.0.0.1',
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version: 13',
]
const without = (name: string) => GOOD.filter((line) => !line.startsWith(`${name}:`))
const replaced = (name: string, line: string) => GOOD.map((other) => (other.startsWith(name) ? line : other))

/** The requests by which `captures.json` names what was sent. */
const SENT: Readonly<Record<string, readonly string[]>> = {
  good: GOOD,
  plain: GOOD.slice(0, 2),
  noConn: without('Connection'),
  noUpg: without('Upgrade'),
  noVer: without('Sec-WebSocket-Version'),
  noKey: without('Sec-WebSocket-Key'),
  ver99: replaced('Sec-WebSocket-Version', 'Sec-WebSocket-Version: 99'),
  badKey: replaced('Sec-WebSocket-Key', 'Sec-WebSocket-Key: abc'),
  post: replaced('GET', 'POST / HTTP/1.1'),
  http10: replaced('GET', 'GET / HTTP/1.0'),
}

/** Whether the Date line was removed when the recording was made. */
export const isUndated = (recording: Recording) => recording.name.startsWith('captures/')

/** Conversations recorded from real servers and proxies (over-long fields and targets that were sent are shortened here); requests of `captures.json` are built from its name for them. */
export const RECORDINGS: readonly Recording[] = [
  ...servers.map(({ server, case: name, request, later = '', response, closed, tls = false, failed }) => ({
    ...{ name: `${server}/${name}`, request, later, response, closed, tls },
    // Each was a client that began TLS on a port without it.
    failed: failed === undefined ? null : ('tls-not-tls' as const),
  })),
  ...proxies.map(({ server, case: name, request, response, closed, endedAfter, tls = false }) => ({
    ...{ name: `${server}/${name}`, request, later: '', response, closed, tls, failed: null },
    ...(endedAfter === undefined ? {} : { endedAfter }),
  })),
  ...[...moreServers, ...stillMoreServers].map(({ server, case: name, request, later = '', response, closed }) => ({
    ...{ name: `${server}/${name}`, request, later, response, closed, tls: false, failed: null },
  })),
  // Messages of its pages were recorded without the page around them; two pages are cut where the recording was.
  ...jenkins.map(({ server, case: name, request, response, closed }) => ({
    ...{ name: `${server}/${name}`, request, later: '', response, closed, tls: false, failed: null },
  })),
  ...captures.map(({ server, sent, response, closed }) => ({
    ...{ name: `captures/${server}/${sent}`, later: '', response, closed, tls: false, failed: null },
    request: `${(SENT[sent] ?? []).join('\r\n')}\r\n\r\n`,
  })),
]

function factsOf(recording: Recording): Fact[] {
  const stamp = (at: number) => ({ v: 1, at, hop: 0 }) as const
  if (recording.failed !== null)
    return [{ ...stamp(1), kind: 'failed', phase: 'tls', code: recording.failed, detail: 'wrong version number' }]
  const request = latin1Encode(recording.request)
  const octets = (at: number, direction: 'sent' | 'received', text: string): Fact[] =>
    text === '' ? [] : [{ ...stamp(at), kind: 'bytes', direction, layer: 'endpoint', bytes: latin1Encode(text) }]
  const facts: Fact[] = [
    ...octets(1, 'sent', recording.request),
    { ...stamp(2), kind: 'reached', phase: 'request', data: { bytes: request.length } },
    ...octets(3, 'received', recording.response),
    ...octets(4, 'sent', recording.later),
  ]
  const phase = /^HTTP\/1\.\d 101 /.test(recording.response) ? 'open' : 'response'
  if (recording.closed)
    facts.push({
      ...stamp(recording.endedAfter === undefined ? 5 : 3 + recording.endedAfter),
      kind: 'ended',
      by: 'endpoint',
      how: 'fin',
      phase,
    })
  return facts
}

/** What rules may ask for of a recorded conversation, by the way every attempt takes: facts, events, artifacts. */
export function replay(recording: Recording): Partial<Artifacts> {
  return gathered(recording).artifacts
}

/** The same with the session, as packs see it. */
export function observed(recording: Recording): Observed {
  const { artifacts, session } = gathered(recording)
  return { ...artifacts, session }
}

function gathered(recording: Recording): Gatherer {
  const host = /^host: *(\S+)/im.exec(recording.request)?.[1] ?? '127.0.0.1'
  const resource = recording.request.split(' ')[1] ?? '/'
  const url = `${recording.tls || recording.failed !== null ? 'wss' : 'ws'}://${host}${resource}`
  const target = parseTarget(url)
  const gatherer = createGatherer({ url, ...(target.ok ? { target: target.target } : {}) })
  const observer = createObserver()
  for (const fact of factsOf(recording)) for (const event of observer.push(fact)) gatherer.push(event)
  return gatherer
}

/** A recorded conversation in the form packs are tested with. */
export function recorded(name: string): Conversation {
  const recording = RECORDINGS.find((one) => one.name === name)
  if (!recording) throw new Error(`there is no recording ${name}`)
  const { request, response, closed, endedAfter = 2 } = recording
  return { request, response: response === '' ? null : response, ...(closed ? { ended: { at: endedAfter } } : {}) }
}
