import { listed } from '../../../spec/words'
import type { Look } from '../../look'
import type { Diagnosis } from '../../pack'

/** What is wrong with a frame of ours, in words. */
const FAULTS: Readonly<Record<string, string>> = {
  'rsv1-not-agreed': 'has a reserved bit set that no extension gave a meaning',
  'rsv1-on-continuation': 'has RSV1 set on a fragment that is not the first',
  'rsv1-on-control': 'has RSV1 set on a control frame',
  'rsv2-set': 'has a reserved bit set that no extension gave a meaning',
  'rsv3-set': 'has a reserved bit set that no extension gave a meaning',
  'reserved-data-opcode': 'has an opcode that is not defined',
  'reserved-control-opcode': 'has an opcode that is not defined',
  'unmasked-by-client': 'is not masked',
  'control-fragmented': 'is a control frame in fragments',
  'control-too-long': 'is a control frame of more than 125 octets',
  'length-not-minimal': 'spells its length longer than needed',
  'length-top-bit': 'has a length with its top bit set',
  'continuation-without-start': 'continues a message that was not begun',
  'data-inside-message': 'begins a message inside another',
  'length-not-exact': 'has a length of more than 2^53 - 1',
  'empty-fragments': 'is one of a thousand fragments without an octet',
  'invalid-utf8': 'is text that is not UTF-8',
  'utf8-cut': 'is text that ends inside a character',
  'close-payload-of-one': 'is a Close frame with half a code',
  'close-code-invalid': 'is a Close frame with a code that must not travel',
  'close-reason-not-utf8': 'is a Close frame whose reason is not UTF-8',
  'after-close': 'follows our Close frame',
  'inflate-failed': 'does not inflate',
  'takeover-broken': 'leans on an earlier message although that was ruled out',
  'window-exceeded': 'refers back further than the agreed window',
}

const faults = (look: Look): string[] => [
  ...new Set((look.session?.violationsSent ?? []).map((violation) => FAULTS[violation]).filter((fault) => fault !== undefined)),
]

/** Milliseconds from our newest frame to the end of the transport. */
function sinceOurs(look: Look): number | null {
  const { session } = look
  return session?.endedAt != null && session.newest.sent !== null ? session.endedAt - session.newest.sent : null
}

const broken = (look: Look) => look.later(look.seen(`A frame we sent ${listed(faults(look))}`, faults(look).length > 0))

export const ourFrame: Diagnosis = {
  id: 'generic/our-frame',
  rows: [],
  says: (look) => `a frame we sent ${listed(faults(look))}`,
  confidence: 'certain',
  basis: 'documented',
  layer: 'client',
  when: (look) => [look.oneOf(look.closedWith(1002), look.closedWith(1003), look.closedWith(1007)), broken(look)],
  cause: 'The endpoint holds frames to RFC 6455 §5 and closes on one that breaks it, mostly with 1002, on bad text with 1007.',
  remedy: 'Correct the frame. Where it was broken on purpose, this is the answer a conforming endpoint gives.',
  source: 'RFC 6455 §5.1, §5.2, §5.5 and §8.1',
}

export const ourFrameDropped: Diagnosis = {
  id: 'generic/our-frame-dropped',
  rows: [],
  says: (look) => `it ended without a code right after a frame we sent that ${listed(faults(look))}`,
  confidence: 'likely',
  basis: 'measured',
  layer: 'client',
  when: (look) => {
    const since = sinceOurs(look)
    return [
      look.oneOf(look.endedWithoutClose(), look.closedWithoutCode()),
      broken(look),
      look.broad(
        look.later(look.seen('It ended right after a frame of ours', since !== null ? since <= 1000 : look.closedWithoutCode() !== null)),
      ),
    ]
  },
  cause:
    'Some endpoints end the connection on a frame that breaks RFC 6455 §5 without the Close frame it asks for (§7.1.7): uWebSockets, Deno and Hypercorn for instance; gevent-websocket sends one without a code. Clients see 1006 or 1005.',
  remedy: 'Correct the frame. Where it was broken on purpose, the endpoint noticed, and does not say so.',
  source: 'measured on Deno 2.9.6, Hypercorn 0.13.2 and gevent-websocket 0.10.1',
}

/** Rule D-1009 for any endpoint. */
export const messageTooBig: Diagnosis = {
  id: 'generic/message-too-big',
  rows: ['D-1009'],
  says: (look) => {
    const largest = look.session?.largestSent ?? 0
    return `a message we sent${largest > 0 ? ` (the largest has ${largest} octets)` : ''} is larger than the endpoint takes`
  },
  confidence: 'likely',
  basis: 'documented',
  layer: 'client',
  when: (look) => [look.closedWith(1009), look.later(look.seen('1009 says that a message is too big', look.closedWith(1009) !== null))],
  cause:
    'The endpoint has a limit on messages or frames and closes with 1009 on more (RFC 6455 §7.4.1), often as soon as a frame announces its length.',
  remedy:
    'Send smaller messages, or raise the limit of the server: maxPayload of ws, SetReadLimit of gorilla, max_size of python websockets, maxPayloadLength of Bun and uWebSockets.',
  source: 'RFC 6455 §7.4.1',
}
