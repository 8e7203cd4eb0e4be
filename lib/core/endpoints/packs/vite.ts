import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'
import { lackOf, withoutOrigin } from '../to-try'

const FIELD = 'sec-websocket-protocol'
const NAMES = /^vite-(hmr|ping)$/
const asked = (look: Look) => look.weSent(FIELD, NAMES)

const refused: Diagnosis = {
  id: 'vite/token-or-host',
  rows: [],
  says: (look) =>
    look.sent('origin') === null
      ? 'the development server of Vite does not allow the Host of this request'
      : 'the development server of Vite takes an Origin only with the token of its page, and only under a host it allows',
  confidence: 'likely',
  basis: 'measured',
  layer: 'application',
  when: (look) => (look.status === 400 && lackOf(look) === null ? [look.bodyIs('Bad Request'), asked(look)] : [null]),
  also: (look) => [look.weSent('origin'), look.weSent('host')],
  cause:
    'Against cross-site use, Vite lets a request that has an Origin in only with ?token=…, which it writes into its own page anew at each start, and compares Host with server.allowedHosts. It answers either with a bare 400 of ws.',
  remedy:
    'Take the token from /@vite/client and send it as ?token=…, or send no Origin, as programs do. Add another host to server.allowedHosts.',
  change: withoutOrigin,
  source: 'measured on Vite 8.3.8; vitejs/vite packages/vite/src/node/server/ws.ts',
}

/** The development server of Vite; its WebSocket is that of ws. */
export const vite: Pack = {
  id: 'vite',
  title: 'Vite (development server)',
  role: 'origin',
  signals: {
    strong: [
      (look) => look.has(FIELD, NAMES),
      (look) => (look.status === 200 ? look.bodyHas(/<script type="module" src="[^"]{0,80}\/@vite\/client"/) : null),
      (look) =>
        look.status === 400 && lackOf(look) === null && look.body === 'Bad Request' && asked(look) ? look.bodyIs('Bad Request') : null,
    ],
    broad: [],
  },
  diagnoses: [refused],
}
