import type { Look } from '../look'
import type { Pack } from '../pack'

const SOURCE = 'yjs/y-websocket and yjs/y-protocols auth.js and sync.js; measured on y-websocket 1.5'

/** Octets of a binary message that are ASCII; text of others is read as Latin-1. */
const octet = (text: string, n: number) => (n < text.length ? text.charCodeAt(n) : -1)
const first = (look: Look) => {
  const message = look.session?.first.received[0]
  return message?.opcode === 2 ? message : null
}
/** Sync, step 1: the state vector of the document, one octet 0 for an empty one. */
const syncStep = (look: Look) => {
  const message = first(look)
  const sync =
    message !== null && octet(message.text, 0) === 0 && octet(message.text, 1) === 0 && octet(message.text, 2) === message.length - 3
  return look.later(look.seen('The first message is step 1 of the Yjs sync protocol', sync))
}
/** Auth (2), permission denied (0), length and reason. */
const denied = (look: Look) => {
  const message = first(look)
  const length = message === null ? -1 : octet(message.text, 2)
  const refused =
    message !== null && octet(message.text, 0) === 2 && octet(message.text, 1) === 0 && length === message.length - 3 && length > 0
  return refused ? message.text.slice(3) : null
}

/** y-websocket and servers that speak y-protocols as it does. */
export const yWebsocket: Pack = {
  id: 'y-websocket',
  title: 'y-websocket (Yjs)',
  role: 'origin',
  signals: {
    strong: [syncStep, (look) => look.later(look.seen('The first message denies the document', denied(look) !== null))],
    broad: [],
  },
  diagnoses: [
    {
      id: 'y-websocket/permission-denied',
      rows: ['D-4000–4999'],
      says: (look) => `the document is denied: "${denied(look)?.slice(0, 120) ?? ''}"`,
      confidence: 'certain',
      basis: 'source',
      layer: 'authentication',
      when: (look) => [
        look.later(look.seen('The first message is the auth message "permission denied" of y-protocols', denied(look) !== null)),
      ],
      cause:
        'y-protocols has one message for refusals, with a reason. The server that comes with y-websocket sends none: an application around it does.',
      remedy: 'Send what the application checks: mostly a token in the query, as the params of WebsocketProvider.',
      source: SOURCE,
    },
    {
      id: 'y-websocket/text-message',
      rows: ['D-4000–4999'],
      says: 'we sent text, and Yjs is spoken in binary messages',
      confidence: 'likely',
      basis: 'measured',
      layer: 'client',
      when: (look) => [syncStep(look), look.later(look.seen('Our first message is text', look.session?.first.sent[0]?.opcode === 1))],
      cause: 'The endpoint opened with step 1 of the sync protocol. What it cannot read it ignores, without an answer.',
      remedy:
        'Connect with WebsocketProvider, the path being the name of the document; by hand answer step 1 with step 2, 00 01 and an update.',
      source: SOURCE,
    },
  ],
}
