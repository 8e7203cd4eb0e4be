import type { Pack } from '../../pack'
import { idleProxy, lifetime, normanIgnores, pingsStopped, sockId, steveError, steveStop, steveWaits, watchEnded } from './ended'
import { errorOf, NORMAN_EVENT, NORMAN_SUBSCRIBE, STEVE_EVENT, STEVE_SUBSCRIBE } from './marks'
import {
  apiBrowser,
  clusterUnavailable,
  cookieHidden,
  csrf,
  mustAuthenticate,
  normanHandshake,
  normanOrigin,
  noTypes,
  noUpgrade,
  originNotAllowed,
  path,
  permission,
  tunnelToken,
  wrongMethod,
} from './refused'

/** Rancher 2: the API server Norman (`/v3`), its successor Steve (`/v1`), and the tunnel of agents. */
export const rancher: Pack = {
  id: 'rancher',
  title: 'Rancher',
  role: 'origin',
  signals: {
    strong: [
      (look) => look.has('x-api-cattle-auth'),
      (look) => look.has('x-api-schemas'),
      (look) => (look.status === 401 ? look.bodyHas(/Unauthorized 401: must authenticate/) : null),
      (look) => (errorOf(look) ? look.bodyHas(/"(?:baseType|type)":\s?"(?:error|\/meta\/schemas\/error)"/) : null),
      (look) => look.bodyHas(/"message":\s?"websocket: [^"]{1,300}"[^\r\n]{0,100}?"type":\s?"error"/),
      (look) => (look.opened ? look.anyMessage(NORMAN_EVENT) : null),
      (look) => (look.opened ? look.anyMessage(STEVE_EVENT) : null),
    ],
    broad: [(look) => look.oneOf(look.pathIs(NORMAN_SUBSCRIBE), look.pathIs(STEVE_SUBSCRIBE))],
  },
  diagnoses: [
    mustAuthenticate,
    cookieHidden,
    normanOrigin,
    normanHandshake,
    originNotAllowed,
    noTypes,
    wrongMethod,
    csrf,
    clusterUnavailable,
    permission,
    apiBrowser,
    tunnelToken,
    noUpgrade,
    path,
    watchEnded,
    idleProxy,
    lifetime,
    pingsStopped,
    normanIgnores,
    steveStop,
    steveError,
    steveWaits,
    sockId,
  ],
}
