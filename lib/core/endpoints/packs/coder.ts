import { askedForUpgrade } from '../asked'
import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'
import { http11, lackOf, ownOrigin, standardFields, version13, withoutOrigin } from '../to-try'

const SOURCE = 'measured on coder/websocket (9c8faad, formerly nhooyr.io/websocket)'
const VIOLATION = /^WebSocket protocol violation: [^\n]{1,300}/
const VERSION = /^unsupported WebSocket protocol version \(only 13 is supported\): [^\n]{0,200}/
const ORIGIN = /^(request Origin "[^\n]{0,300}" is not (authorized for Host|a valid URL)|failed to parse Origin header)[^\n]{0,300}/
/** One octet more than the limit is read to see that it is passed. */
const TOO_LARGE = /read limited at \d{1,12} bytes/

/** The fields of its 101, sorted and spelt as net/http of Go does. A reverse proxy written in Go writes any 101 so, with the fields of the server behind. */
const accepted = (look: Look) =>
  look.status === 101
    ? look.fieldsAre(['Connection', 'Sec-Websocket-Accept', 'Upgrade'], ['Sec-Websocket-Extensions', 'Sec-Websocket-Protocol'])
    : null

const said = (look: Look, pattern: RegExp) => pattern.exec(look.body)?.[0] ?? ''

/** Rule 045. */
const field: Diagnosis = {
  id: 'coder/handshake-field',
  rows: ['045'],
  says: (look) => `the request is no opening handshake: ${said(look, VIOLATION).replace('WebSocket protocol violation: ', '')}`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => (look.isStatus(400, 405, 426) ? [look.bodyHas(VIOLATION)] : [null]),
  also: (look) => [look.has('upgrade'), look.seen('The request we sent is a whole opening handshake', lackOf(look) === null)],
  cause: (look) =>
    askedForUpgrade(look) && /(Connection|Upgrade) header/.test(look.body)
      ? 'The body names the field as it arrived. We sent it otherwise: a proxy in between removed or replaced it.'
      : 'The body names the field as it arrived, and why it does not do.',
  remedy: 'Correct the field the body names. Where it was sent right, let the proxy pass Connection and Upgrade on over HTTP/1.1.',
  change: (look) => http11(look) ?? standardFields(look),
  source: SOURCE,
}

const version: Diagnosis = {
  id: 'coder/version',
  rows: ['045'],
  says: (look) => `only version 13 is supported, and ${look.sent('sec-websocket-version') ?? 'none'} was asked for`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => (look.isStatus(400) ? [look.bodyHas(VERSION)] : [null]),
  also: (look) => [look.has('sec-websocket-version')],
  cause:
    'The body quotes the value of Sec-WebSocket-Version as it arrived. A conforming server would answer 426 (RFC 6455 §4.4); this library answers 400.',
  remedy: 'Send Sec-WebSocket-Version: 13.',
  change: version13,
  source: SOURCE,
}

const origin: Diagnosis = {
  id: 'coder/origin',
  rows: ['045'],
  says: (look) => said(look, ORIGIN),
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => (look.isStatus(403) ? [look.bodyHas(ORIGIN)] : [null]),
  also: (look) => [look.weSent('origin'), look.weSent('host')],
  cause:
    'The host and port of Origin have to be those of Host or match a pattern of AcceptOptions.OriginPatterns. A request without Origin is accepted. The body quotes both as they arrived, which shows a proxy that rewrites Host.',
  remedy:
    'Add the host of the page to AcceptOptions.OriginPatterns, or let the proxy pass Host on unchanged. InsecureSkipVerify turns the check off for every site.',
  change: (look) => withoutOrigin(look) ?? ownOrigin(look),
  source: SOURCE,
}

const tooLarge: Diagnosis = {
  id: 'coder/message-too-large',
  rows: ['C5'],
  says: 'a message we sent is larger than its read limit, 32 KiB where the application set none',
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  when: (look) => [look.closedWith(1009, TOO_LARGE)],
  cause: 'A connection reads at most 32768 octets of one message until the application sets another limit; then it closes with 1009.',
  remedy: 'Send smaller messages, or call SetReadLimit on the connection (-1 for none) behind Accept.',
  source: 'coder/websocket read.go (9c8faad)',
}

export const coder: Pack = {
  id: 'coder',
  title: 'coder/websocket (Go)',
  role: 'origin',
  signals: {
    strong: [
      (look) =>
        look.isStatus(400, 403, 405, 426) ? look.oneOf(look.bodyHas(VIOLATION), look.bodyHas(VERSION), look.bodyHas(ORIGIN)) : null,
      (look) => look.closedWith(1009, TOO_LARGE),
    ],
    broad: [(look) => look.broad(accepted(look))],
  },
  diagnoses: [field, version, origin, tooLarge],
}
