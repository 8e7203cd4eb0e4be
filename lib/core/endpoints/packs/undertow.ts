import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'
import { lackOf, standardFields } from '../to-try'

const source = {
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  source: 'undertow-io/undertow core/src/main/java/io/undertow/websockets',
} as const

/** Of all that answer version 13, only Undertow still sends the field of the drafts, and Origin back. */
const location = (look: Look) =>
  look.status === 101 && look.header('sec-websocket-accept') !== null ? look.has('sec-websocket-location', /^wss?:/) : null
const named = (look: Look) =>
  look.oneOf(look.broad(look.has('x-powered-by', /^Undertow\//)), look.has('server', /^(WildFly|JBoss-EAP|Undertow)\b/))
/** Its simple error page: status and reason, or the reason alone. */
const page = (look: Look) =>
  look.status !== null && look.status >= 400
    ? look.bodyHas(/^<html><head><title>Error<\/title><\/head><body>(\d{3} - )?[^<]{1,80}<\/body><\/html>/)
    : null

/** Rule 088. */
const passedOn: Diagnosis = {
  ...source,
  id: 'undertow/passed-on',
  rows: ['088'],
  confidence: 'likely',
  says: (look) =>
    lackOf(look) === null
      ? 'no WebSocket is at this path, or the upgrade was lost on its way'
      : `it was no opening handshake for Undertow, since ${lackOf(look)}`,
  when: (look) => (look.status === 404 ? [page(look), look.isStatus(404)] : [null]),
  also: (look) => [named(look)],
  cause:
    'A request that is no opening handshake of version 13, 8 or 7 goes on to the next handler, which answers 404 where nothing else is set.',
  remedy:
    'Compare the path with the mapping and the context path (the name of the war). Behind a proxy, let it pass Upgrade and Connection on.',
  change: standardFields,
}

const refused: Diagnosis = {
  ...source,
  id: 'undertow/refused',
  rows: ['088'],
  confidence: 'likely',
  says: (look) =>
    look.request?.start.method === 'GET'
      ? 'the application refused the handshake, such as by checkOrigin'
      : `the method is ${look.request?.start.method ?? 'another'}, not GET`,
  when: (look) => (look.status === 403 ? [page(look), look.isStatus(403)] : [null]),
  also: (look) => [named(look), look.weSent('origin')],
  cause: 'Older releases answer another method than GET with 403; checkOrigin of an endpoint and a security constraint do too.',
  remedy: 'Send GET, and an Origin the endpoint accepts.',
  change: standardFields,
}

const stopping: Diagnosis = {
  ...source,
  id: 'undertow/stopping',
  rows: ['088'],
  confidence: 'likely',
  says: 'the deployment is being stopped',
  when: (look) => (look.status === 503 ? [page(look), look.isStatus(503)] : [null]),
  also: (look) => [named(look)],
  cause: 'The WebSocket filter answers 503 while its container is paused for a stop or a new deployment.',
  remedy: 'Connect again after a pause.',
}

const TOO_LARGE = /^(UT\d{6}: )?Message exceeded max message size of \d{1,12}/
const tooLarge: Diagnosis = {
  ...source,
  id: 'undertow/message-too-large',
  rows: ['D-1009'],
  says: (look) => `a message we sent is too large: ${look.artifacts.close?.received?.reason ?? ''}`,
  when: (look) => [look.closedWith(1009, TOO_LARGE)],
  cause: 'The reason is in the words of Undertow: the limit of @OnMessage(maxMessageSize) or of the session was passed.',
  remedy: 'Send smaller messages, or raise maxMessageSize.',
}

const MISTAKE = /^UT0020\d\d: /
const mistake: Diagnosis = {
  ...source,
  id: 'undertow/protocol-error',
  rows: ['D-1002', 'D-1007'],
  says: (look) => `a frame we sent breaks the protocol: ${look.artifacts.close?.received?.reason ?? ''}`,
  layer: 'client',
  when: (look) => [look.oneOf(look.closedWith(1002, MISTAKE), look.closedWith(1007, MISTAKE))],
  cause: 'The reason has a number of Undertow’s messages, which begin with UT.',
  remedy: 'Correct the frame the reason speaks of.',
}

export const undertow: Pack = {
  id: 'undertow',
  title: 'Undertow (WildFly)',
  role: 'origin',
  signals: {
    strong: [
      location,
      page,
      (look) => look.oneOf(look.closedWith(1009, TOO_LARGE), look.closedWith(1002, MISTAKE), look.closedWith(1007, MISTAKE)),
    ],
    broad: [named],
  },
  diagnoses: [passedOn, refused, stopping, tooLarge, mistake],
}
