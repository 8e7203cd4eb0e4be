import type { Layer } from '../endpoints/pack'

/** What a client objects to in a 101. */
export type Fault = {
  readonly id: string
  readonly says: string
  readonly layer: Layer
  readonly cause: string
  readonly remedy: string
}

const LOOK = 'Send the draft below and look at the Handshake tab: the line is shown as it travelled, with the value that was expected.'

const FAULTS = {
  accept: {
    id: 'wrong-accept',
    says: 'Sec-WebSocket-Accept in the 101 is not the value that proves the key was read',
    layer: 'proxy',
    cause:
      'The value is computed from the key of this very request (RFC 6455 §4.2.2). Another one is an answer to another request, from a cache or an intermediary, or the server hashes something else; without any, whatever answered is no WebSocket server.',
    remedy: `Ask the server directly, round every proxy and cache. ${LOOK}`,
  },
  upgrade: {
    id: 'upgrade-missing-in-101',
    says: 'Upgrade or Connection of the 101 is missing, or not what this client takes',
    layer: 'proxy',
    cause:
      'Both have to be in the 101 (RFC 6455 §4.1). They are hop-by-hop fields: a proxy that was not told to pass them on leaves them out, and some clients take only one spelling or one member.',
    remedy: `Let the proxy pass Upgrade and Connection of the answer on. The Clients tab of the result says which clients take the answer as it is. ${LOOK}`,
  },
  subprotocol: {
    id: 'subprotocol-not-agreed',
    says: 'client and server did not agree on a subprotocol',
    layer: 'application',
    cause:
      'A client that offers subprotocols fails where the server names none of them, or one that was not offered; one that offers none fails where the server names one (RFC 6455 §4.1).',
    remedy: `Let both use the same name, written alike, or take the offer out of the client. ${LOOK}`,
  },
  extension: {
    id: 'extension-not-agreed',
    says: 'the server answered with an extension, or with parameters of it, that this client did not offer or cannot read',
    layer: 'proxy',
    cause:
      'Only what was offered may come back (RFC 6455 §9.1, RFC 7692 §7.1). Proxies that touch Sec-WebSocket-Extensions are the usual reason.',
    remedy: `Try it without permessage-deflate. ${LOOK}`,
  },
  grammar: {
    id: 'answer-not-http',
    says: 'the answer breaks the grammar of HTTP, so that this client could not read it',
    layer: 'application',
    cause: 'The parser of the client stopped at octets that may not stand in the head of an answer.',
    remedy: `${LOOK} The octets at fault are marked there.`,
  },
} satisfies Readonly<Record<string, Fault>>

/** The fault a rule stands for, by its id; null for a rule that says nothing here. */
export function faultOf(rule: string): Fault | null {
  if (/^response\/accept-/.test(rule)) return FAULTS.accept
  if (/^response\/(upgrade|connection)-|connection/.test(rule)) return FAULTS.upgrade
  if (/^response\/subprotocol-/.test(rule)) return FAULTS.subprotocol
  if (/^response\/(deflate|extension)|^trait\/extension/.test(rule)) return FAULTS.extension
  return /^(response|trait)\//.test(rule) ? FAULTS.grammar : null
}
