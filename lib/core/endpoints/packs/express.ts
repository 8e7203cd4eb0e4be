import { askedForUpgrade } from '../asked'
import type { Look } from '../look'
import type { Pack } from '../pack'

const CANNOT = /<pre>Cannot [A-Z]{3,8} [^<]{0,200}<\/pre>/
const powered = (look: Look) => look.has('x-powered-by', 'Express')

/** Express, by its default error page. */
export const express: Pack = {
  id: 'express',
  title: 'Express (Node.js)',
  role: 'origin',
  signals: {
    strong: [(look) => (look.status === 404 ? look.bodyHas(CANNOT) : null)],
    // It may be a proxy or a gateway written with Express.
    broad: [(look) => look.broad(powered(look))],
  },
  diagnoses: [
    {
      id: 'express/no-upgrade-listener',
      rows: ['097'],
      says: (look) =>
        askedForUpgrade(look)
          ? 'no WebSocket server took the upgrade, so it became an ordinary request for a page that does not exist'
          : 'there is no page at that path, and the request does not ask for the upgrade',
      confidence: 'certain',
      basis: 'measured',
      layer: 'application',
      when: (look) => (look.status === 404 ? [look.bodyHas(CANNOT)] : [null]),
      also: (look) => [powered(look), look.seen('We asked for the upgrade', askedForUpgrade(look))],
      cause:
        'Node treats a request with Upgrade as an ordinary one where no upgrade listener is on its HTTP server. Usual reasons: the WebSocket server was given the Express app instead of the server that app.listen returns, it listens on another port, or a proxy in front removed the upgrade.',
      remedy:
        'Keep the server: const server = app.listen(port), then new WebSocketServer({ server }) or io.attach(server). Check that this is the port it listens on.',
      source: 'expressjs/finalhandler; measured on express 5.3.0',
    },
  ],
}
