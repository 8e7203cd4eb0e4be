import { askedForUpgrade } from '../asked'
import type { Look, Seen } from '../look'
import type { Diagnosis, Pack } from '../pack'

const SOURCE = 'nodejs/node lib/_http_server.js; measured on Node 20.20.2'

/** What Node's HTTP server writes by itself when it cannot read a request: a status line and Connection: close. */
const ownError = (look: Look): Seen | null =>
  look.header('connection') === 'close' && look.body === '' ? look.fieldsAre(['Connection']) : null
const keepAlive = (look: Look): Seen | null =>
  look.header('connection') === 'keep-alive' ? look.broad(look.has('keep-alive', /^timeout=(5|72)$/)) : null

const upgradeOnly: Diagnosis = {
  id: 'node/upgrade-only',
  rows: ['028'],
  says: 'possibly a Node server that only listens for upgrades: a plain request waits for ever',
  confidence: 'possible',
  basis: 'measured',
  layer: 'application',
  when: (look) => {
    const plain = look.request?.start.method === 'GET' && !askedForUpgrade(look)
    return [look.broad(look.failedWith('response-timeout')), look.broad(look.seen('The request does not ask for the upgrade', plain))]
  },
  cause:
    'An HTTP server of Node with an upgrade listener and no request listener, as in examples of WebSocket-Node, faye-websocket and SockJS, never answers plain HTTP. Any endpoint that hangs looks the same.',
  remedy: 'Ask with the upgrade. Give health checks of a load balancer a path that a request listener answers, or check by TCP.',
  source: 'measured on websocket 1.0.35 and faye-websocket 0.11.4 with Node 20.20.2',
}

const noListener: Diagnosis = {
  id: 'node/no-upgrade-listener',
  rows: ['097'],
  says: 'possibly no WebSocket server listens in that Node process: it answered the upgrade as an ordinary request',
  confidence: 'possible',
  basis: 'measured',
  layer: 'application',
  when: (look) =>
    askedForUpgrade(look) && (look.status === 404 || look.status === 200)
      ? [look.isStatus(404, 200), keepAlive(look), look.broad(look.seen('We asked for the upgrade', true))]
      : [null],
  cause:
    'Node hands a request with Upgrade to its request listener where nobody listens for upgrade, so the page or the 404 of the application comes back on a connection that is kept alive.',
  remedy:
    'Attach the WebSocket server to the HTTP server that listens on this port, not to the application object; or use the port it listens on.',
  source: SOURCE,
}

const unreadable: Diagnosis = {
  id: 'node/request-not-read',
  rows: ['097'],
  says: (look) =>
    look.status === 431 ? 'the head of the request is longer than 16 KiB, the limit of Node' : 'Node could not read the request as HTTP',
  confidence: 'likely',
  basis: 'measured',
  layer: 'application',
  when: (look) => (look.status === 400 || look.status === 431 ? [look.isStatus(400, 431), ownError(look)] : [null]),
  cause:
    'The parser of Node answers by itself, before any application: a character that a field may not have, a missing or repeated Host, a wrong line end, or a head above --max-http-header-size.',
  remedy: (look) =>
    look.status === 431
      ? 'Send less: mostly cookies have piled up. Or start Node with a larger --max-http-header-size.'
      : 'Look at the request octet by octet: control characters in values, spaces before colons, repeated Host or Content-Length.',
  source: SOURCE,
}

/** Node's own HTTP server, below every library of it. */
export const node: Pack = {
  id: 'node',
  title: 'Node.js',
  role: 'origin',
  signals: { strong: [], broad: [keepAlive, (look) => (look.status === 400 || look.status === 431 ? look.broad(ownError(look)) : null)] },
  diagnoses: [upgradeOnly, noListener, unreadable],
}
