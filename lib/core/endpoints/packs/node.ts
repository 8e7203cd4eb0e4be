import { askedForUpgrade } from '../asked'
import type { Look, Seen } from '../look'
import type { Diagnosis, Pack } from '../pack'
import { lackOf } from '../to-try'

const SOURCE = 'nodejs/node lib/_http_server.js; measured on Node 20.20.2'

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

const upgradeIgnored: Diagnosis = {
  id: 'node/upgrade-not-answered',
  rows: [],
  says: 'possibly no upgrade listener of a Node server knows this path, host or subprotocol, and so nobody answers',
  confidence: 'possible',
  basis: 'measured',
  layer: 'application',
  when: (look) => [
    look.broad(look.failedWith('response-timeout')),
    look.broad(look.seen('The request is a whole opening handshake', lackOf(look) === null)),
  ],
  also: (look) => [look.pathIs(/./), look.weSent('sec-websocket-protocol'), look.weSentNo('sec-websocket-protocol')],
  cause:
    'Node leaves an upgrade to its listeners, and one that is not meant for this path mostly just returns: the connection stays open and nothing is ever sent. Development servers (Vite, webpack) and Primus do so. Any endpoint that hangs looks the same.',
  remedy:
    'Compare the path with the one the WebSocket server was given, and offer the subprotocol it looks for (vite-hmr for Vite). In the server, let a last listener destroy sockets nobody took.',
  source: 'measured on Vite 8.3.8, webpack-dev-server 5 and Primus 8 with Node 20.20.2',
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

/** Node's own HTTP server, below every library of it. */
export const node: Pack = {
  id: 'node',
  title: 'Node.js',
  role: 'origin',
  signals: { strong: [], broad: [keepAlive] },
  diagnoses: [upgradeOnly, upgradeIgnored, noListener],
}
