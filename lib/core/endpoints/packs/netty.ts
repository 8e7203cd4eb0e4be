import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'
import { lackOf, standardFields, version13 } from '../to-try'

const measured = {
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  source: 'measured on Netty 4.1.48, WebSocketServerProtocolHandler',
} as const

const FIELD = /^not a WebSocket (handshake )?request: missing (upgrade|key)$/
const OLD = /^Missing origin header, got only \[[^\]\n]{0,400}\]/
const bare = (look: Look, status: number) => look.status === status && look.response?.lines.length === 0
const field = (look: Look) => (bare(look, 400) ? look.bodyHas(FIELD) : null)
const old = (look: Look) => (look.status === 400 ? look.bodyHas(OLD) : null)
const TOO_LARGE = /^Max frame length of \d{1,12} has been exceeded\.$/
const MISTAKE =
  /^(received a frame that is not masked as expected|RSV != 0 and no extension negotiated|fragmented control frame|control frame with payload length > 125 octets|control frame using reserved opcode|data frame using reserved opcode|received continuation data frame outside fragmented message|received non-continuation data frame while inside fragmented message|invalid data frame length)/

/** Rule 089. */
const version: Diagnosis = {
  ...measured,
  id: 'netty/version',
  rows: ['089', '002'],
  confidence: 'likely',
  says: (look) => `the version ${look.sent('sec-websocket-version') ?? '(none)'} is not one of 13, 8 and 7`,
  when: (look) =>
    look.status === 426 ? [look.fieldsAre(['sec-websocket-version', 'content-length'], ['date']), look.bodyIsEmpty()] : [null],
  cause:
    'Netty, and what is made with it such as Vert.x, Spring WebFlux and Micronaut, answers another version with 426 and names 13 alone.',
  remedy: 'Send Sec-WebSocket-Version: 13.',
  change: version13,
}

const missingField: Diagnosis = {
  ...measured,
  id: 'netty/handshake-field',
  rows: ['089'],
  says: (look) => (look.body.includes('key') ? 'Sec-WebSocket-Key did not arrive' : 'neither Connection nor Upgrade asks for the upgrade'),
  when: (look) => [field(look)],
  also: (look) => [look.seen('The request we sent is a whole opening handshake', lackOf(look) === null)],
  cause:
    'Older Netty accepts a handshake without Upgrade or without Connection, and a key of any length; newer releases want both and say "missing upgrade".',
  remedy: 'Send the standard opening handshake. Where it was sent, let the proxy in between pass Upgrade and Connection on.',
  change: standardFields,
}

const oldDraft: Diagnosis = {
  ...measured,
  id: 'netty/taken-for-a-draft',
  rows: ['089'],
  says: 'Sec-WebSocket-Version did not arrive, so the request was taken for the draft Hixie-76',
  when: (look) => [old(look)],
  cause:
    'Without a version Netty expects the fields of the oldest draft, and misses Origin first. The body lists the fields that did arrive, which shows what a proxy made of them.',
  remedy: 'Send Sec-WebSocket-Version: 13. Where it was sent, compare the list in the body with what was sent.',
  change: version13,
}

const method: Diagnosis = {
  ...measured,
  id: 'netty/method',
  rows: ['089'],
  confidence: 'likely',
  says: (look) => `the method is ${look.request?.start.method ?? 'another'}, not GET`,
  when: (look) => (bare(look, 403) && look.request?.start.method !== 'GET' ? [look.hasReason('Forbidden'), look.bodyIsEmpty()] : [null]),
  cause: 'On the path of a WebSocket, Netty answers another method than GET with a 403 without a single field.',
  remedy: 'Send GET.',
  change: standardFields,
}

const tooLarge: Diagnosis = {
  ...measured,
  id: 'netty/frame-too-large',
  rows: ['C5', 'D-1009'],
  says: (look) => `a frame we sent is too large: ${(look.artifacts.close?.received?.reason ?? '').replace(/\.$/, '')}`,
  when: (look) => [look.closedWith(1009, TOO_LARGE)],
  cause:
    'The decoder of Netty takes frames of at most 65536 octets where nothing else is set; so do Vert.x, Spring WebFlux and others made with it.',
  remedy:
    'Send smaller frames, or fragment. On the server raise maxFramePayloadLength: in Vert.x setMaxWebSocketFrameSize, in Reactor Netty WebsocketServerSpec.maxFramePayloadLength.',
}

const mistake: Diagnosis = {
  ...measured,
  id: 'netty/protocol-error',
  rows: ['D-1002'],
  says: (look) => `a frame we sent breaks the protocol: ${look.artifacts.close?.received?.reason ?? ''}`,
  layer: 'client',
  when: (look) => [look.closedWith(1002, MISTAKE)],
  cause: 'The reason of the Close frame is in the words of Netty’s frame decoder.',
  remedy: 'Correct the frame the reason speaks of.',
}

export const netty: Pack = {
  id: 'netty',
  title: 'Netty',
  role: 'origin',
  signals: {
    strong: [
      (look) => look.oneOf(field(look), old(look)),
      (look) => look.oneOf(look.closedWith(1009, TOO_LARGE), look.closedWith(1002, MISTAKE), look.closedWith(1000, /^Bye$/)),
    ],
    broad: [
      // HAProxy makes every field lower case too.
      (look) =>
        look.status === 101 && look.header('connection') === 'upgrade'
          ? look.fieldsAre(['upgrade', 'connection', 'sec-websocket-accept'], ['sec-websocket-protocol', 'sec-websocket-extensions'])
          : null,
      (look) => (look.status === 426 ? look.fieldsAre(['sec-websocket-version', 'content-length'], ['date']) : null),
    ],
  },
  diagnoses: [version, missingField, oldDraft, method, tooLarge, mistake],
}
