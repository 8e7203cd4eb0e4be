import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'

const SOURCE = 'ueberdosis/hocuspocus packages/server and packages/common; measured on @hocuspocus/server 4.7.0'
/** Document name, message type 2 (auth), 1 (permission denied), reason; lengths before texts. */
const DENIED = /^.{1,200}\p{Cc}\p{Cc}.permission-denied$/su
const GREETING = 'Welcome to Hocuspocus!'
const documentName = (look: Look) => {
  const text = look.session?.first.received.find((message) => DENIED.test(message.text))?.text ?? ''
  return text.slice(1, 1 + text.charCodeAt(0))
}
const denial = (look: Look) => look.anyMessage(DENIED)

type Close = Pick<Diagnosis, 'says' | 'layer' | 'cause' | 'remedy'> & {
  readonly code: number
  readonly reason: string
  readonly name: string
}

const CLOSES: readonly Close[] = [
  {
    code: 4408,
    reason: 'Connection Timeout',
    name: 'timeout',
    layer: 'client',
    says: 'no document was authenticated in time',
    cause:
      'The server waits for an auth message and closes with 4408 where none succeeds within its timeout, 60 s by default; after a refused token as well.',
    remedy: 'Send the auth message of Hocuspocus for a document, as its provider does, with a token onAuthenticate accepts.',
  },
  {
    code: 4403,
    reason: 'Forbidden',
    name: 'forbidden',
    layer: 'authentication',
    says: 'a hook of the server refused the connection',
    cause: 'onConnect or onAuthenticate threw, and the reason is the code Forbidden of the common package.',
    remedy: 'Send the token and parameters the hook expects.',
  },
  {
    code: 4205,
    reason: 'Reset Connection',
    name: 'reset',
    layer: 'application',
    says: 'the server reset the connection and wants the client to connect again',
    cause: 'The document was unloaded or its connections were closed by the application.',
    remedy: 'Connect again.',
  },
]

/** The reasons are common words: the evidence of a code is more where Hocuspocus shows itself otherwise. */
const closes: readonly Diagnosis[] = CLOSES.map(({ code, reason, name, ...rest }) => ({
  id: `hocuspocus/${name}`,
  rows: ['D-4000–4999'],
  confidence: 'likely',
  basis: 'measured',
  when: (look) => {
    const closed = look.closedWith(code, reason)
    return [code === 4403 && denial(look) === null ? look.broad(closed) : closed]
  },
  source: SOURCE,
  ...rest,
}))

/** Hocuspocus, the server of Tiptap for Yjs documents. */
export const hocuspocus: Pack = {
  id: 'hocuspocus',
  title: 'Hocuspocus (Yjs)',
  role: 'origin',
  signals: {
    strong: [(look) => (look.status === 200 ? look.bodyIs(GREETING) : null), denial, (look) => look.closedWith(4408, 'Connection Timeout')],
    broad: [(look) => look.broad(look.afterIs(/crossws-ping/))],
  },
  diagnoses: [
    {
      id: 'hocuspocus/permission-denied',
      rows: ['D-4000–4999'],
      says: (look) => `onAuthenticate refused the token for the document ${documentName(look)}`,
      confidence: 'certain',
      basis: 'measured',
      layer: 'authentication',
      when: (look) => [denial(look)],
      also: (look) => [look.closedWith(4408, 'Connection Timeout')],
      cause:
        'The server answered the auth message with permission denied: the function onAuthenticate threw. The connection stays open for a while, then it is closed with 4408.',
      remedy: 'Give the provider the token the server expects for this document.',
      source: SOURCE,
    },
    {
      id: 'hocuspocus/not-a-message',
      rows: ['D-4401', 'D-4000–4999'],
      says: 'possibly our message was none of Hocuspocus: it closes with 4401 then, as for one who is not signed in',
      confidence: 'possible',
      basis: 'measured',
      layer: 'client',
      when: (look) => [
        look.broad(look.closedWith(4401, 'Unauthorized')),
        look.weSaid(/^[\s\S]/),
        look.broad(
          look.seen('No message came before', look.session?.first.received.length === 0 && look.header('sec-websocket-protocol') === null),
        ),
      ],
      cause:
        'A first message that cannot be read as document name and message type ends the connection with 4401 and the reason Unauthorized. GraphQL servers use the same words.',
      remedy: 'Speak the protocol of Hocuspocus: binary messages that begin with the name of the document.',
      source: SOURCE,
    },
    {
      id: 'hocuspocus/plain-http',
      rows: ['003'],
      says: 'plain HTTP reached Hocuspocus, which only greets',
      confidence: 'certain',
      basis: 'measured',
      layer: 'application',
      when: (look) => (look.status === 200 ? [look.bodyIs(GREETING)] : [null]),
      cause: 'The request asked for no upgrade, or it was removed on the way.',
      remedy: 'Send Connection: Upgrade and Upgrade: websocket, and let the proxy pass both on.',
      source: SOURCE,
    },
    ...closes,
  ],
}
