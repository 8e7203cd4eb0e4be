import type { Change } from '../../changes/change'
import { ASK_FOR_UPGRADE, changeLine } from '../asked'
import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'

const SOURCE = 'faye/websocket-driver-node lib/websocket/driver; measured on faye-websocket 0.11.4'
const VERSION = /^Unsupported WebSocket version: /
const MISSING = /^Missing (handshake request|required) header: /
const EXTENSIONS = /^Invalid Sec-WebSocket-Extensions header: /
/** Reasons of its Close frames. */
const FRAME =
  /^(One or more reserved bits are on: reserved1|Received unmasked frame but masking is required|Unrecognized frame opcode: |Received fragmented control frame|Received new data frame but previous|Received control frame having too long payload|Received unexpected continuation frame|Could not decode a text frame as UTF-8)/
const TOO_LARGE = /^WebSocket frame length too large/

const refused = (
  name: string,
  text: RegExp | string,
  words: Pick<Diagnosis, 'says' | 'cause' | 'remedy'> & { readonly change?: (look: Look) => Change | null },
): Diagnosis => ({
  id: `faye/${name}`,
  rows: ['029'],
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => (look.status === 400 ? [look.bodyHas(text)] : [null]),
  also: (look) => [look.isStatus(400), look.has('content-type', 'text/plain')],
  source: SOURCE,
  ...words,
})

const reasonOf = (look: Look) => look.artifacts.close?.received?.reason ?? ''

const frameRefused: Diagnosis = {
  id: 'faye/frame-refused',
  rows: ['029'],
  says: (look) => `a frame of ours is against the protocol: "${reasonOf(look)}"`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'client',
  when: (look) => [look.later(look.seen(`The endpoint closed with the reason "${reasonOf(look)}"`, FRAME.test(reasonOf(look))))],
  cause: 'websocket-driver checks each frame and says in the reason of its Close frame what it does not take.',
  remedy:
    'Where the frame was composed to be wrong, this is the right answer. Otherwise something between changed it: turn permessage-deflate off and try again.',
  source: SOURCE,
}

const tooLarge: Diagnosis = {
  id: 'faye/too-large',
  rows: ['029', 'D-1009'],
  says: (look) => `our message of ${look.session?.largestSent ?? 0} octets is longer than the server takes`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [look.closedWith(1009, TOO_LARGE)],
  cause: 'The option maxLength of faye-websocket ends a longer message with 1009 and this reason; it is 64 MiB unless set.',
  remedy: 'Send smaller messages, or raise maxLength.',
  source: SOURCE,
}

/** faye-websocket and its driver: under SockJS, and with the same words in Ruby under Action Cable and Faye. */
export const faye: Pack = {
  id: 'faye',
  title: 'faye-websocket (websocket-driver)',
  role: 'origin',
  signals: {
    strong: [
      (look) => (look.status === 400 ? look.oneOf(look.bodyHas(VERSION), look.bodyHas(MISSING), look.bodyHas(EXTENSIONS)) : null),
      (look) => (look.status === 400 && look.header('content-type') === 'text/plain' ? look.bodyIs('Not a WebSocket request') : null),
      (look) =>
        look.seen(`The reason of the Close frame is "${reasonOf(look)}"`, FRAME.test(reasonOf(look)) || TOO_LARGE.test(reasonOf(look))),
    ],
    broad: [],
  },
  diagnoses: [
    refused('version', VERSION, {
      says: (look) => `it does not speak WebSocket version ${look.sent('sec-websocket-version') ?? 'none: the field is missing'}`,
      cause: 'websocket-driver speaks version 13 and the drafts before it, and quotes in the body what it received.',
      remedy: 'Send Sec-WebSocket-Version: 13, once.',
      change: () => changeLine('Version 13', 'Sec-WebSocket-Version', '13'),
    }),
    refused('missing-field', MISSING, {
      says: (look) => `a field of the handshake is missing: ${/: ([A-Za-z0-9-]{1,60})/.exec(look.body)?.[1] ?? 'see the body'}`,
      cause: 'websocket-driver names the field that did not arrive. Where it was sent, a proxy removed it.',
      remedy: 'Send the field it names.',
      change: () => changeLine('A fresh key', 'Sec-WebSocket-Key', '{{auto}}'),
    }),
    refused('extensions', EXTENSIONS, {
      says: (look) => `it cannot read the offer of extensions, "${look.sent('sec-websocket-extensions') ?? ''}"`,
      cause: 'The value of Sec-WebSocket-Extensions is against its grammar (RFC 6455 §9.1).',
      remedy: 'Offer permessage-deflate, or no extension.',
      change: () => changeLine('Without extensions', 'Sec-WebSocket-Extensions', null),
    }),
    refused('not-websocket', 'Not a WebSocket request', {
      says: 'the request reached the upgrade handler and is no WebSocket request for it',
      cause:
        'websocket-driver wants Connection with the token upgrade, Upgrade: websocket and the method GET; something of these differs or was changed on the way.',
      remedy: 'Send the standard fields. Where they were sent, look which proxy changes them.',
      change: () => ASK_FOR_UPGRADE,
    }),
    frameRefused,
    tooLarge,
  ],
}
