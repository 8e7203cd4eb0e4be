import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'
import { standardFields } from '../to-try'

const REFUSED =
  /^ERROR: (Missing Sec-WebSocket-Key|The requested WebSocket version is not supported\.|WebSocket must be initiated with a GET request\.)$/
const DEFLATE = /^Received a WebSocket frame whose compression bit was set, but the compression extension was not negotiated/
const TOO_LARGE = /^Message is too large: \d{1,20} > \d{1,12}$/

const refusal = (look: Look) => (look.status === 400 || look.status === 426 ? look.bodyHas(REFUSED) : null)

const field: Diagnosis = {
  id: 'workerd/handshake-field',
  rows: [],
  says: (look) => {
    if (look.body.startsWith('ERROR: Missing')) return 'Sec-WebSocket-Key is missing'
    if (look.body.includes('version')) return `version ${look.sent('sec-websocket-version') ?? '(none)'} was asked for, and it speaks 13`
    return `the method is ${look.request?.start.method ?? 'another'}, not GET`
  },
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [refusal(look)],
  cause: 'The runtime of Workers looks at method, version and key by itself once a script accepts the WebSocket, and names what is wrong.',
  remedy: 'Send the standard opening handshake: GET, Sec-WebSocket-Version: 13 and a fresh key.',
  change: standardFields,
  source: 'measured on workerd 1.20261117.1; capnproto/capnproto c++/src/kj/compat/http.c++',
}

/** workerd, which runs Cloudflare Workers; the words are those of the HTTP library of Cap'n Proto below it. */
export const workerd: Pack = {
  id: 'workerd',
  title: 'workerd (Workers runtime)',
  role: 'origin',
  signals: { strong: [refusal, (look) => look.closedWith(1002, DEFLATE), (look) => look.closedWith(1009, TOO_LARGE)], broad: [] },
  diagnoses: [field],
}
