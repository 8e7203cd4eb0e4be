import type { Pack } from '../../pack'
import { ownPage, serverIsNginx } from './marks'
import {
  badGateway,
  badRequest,
  basicAuth,
  clientCertificate,
  forbidden,
  gatewayTimeout,
  headersTooLarge,
  http2Fields,
  ingressDefaultBackend,
  methodNotAllowed,
  notFound,
  requestTooLarge,
  unavailable,
} from './own-pages'
import { http10Upstream, perhapsNotPassedOn, upgradeNotPassedOn } from './upgrade'

/** nginx, OpenResty, and ingress-nginx, which is nginx. */
export const nginx: Pack = {
  id: 'nginx',
  title: 'nginx',
  role: 'front',
  signals: { strong: [ownPage], broad: [serverIsNginx] },
  diagnoses: [
    upgradeNotPassedOn,
    http10Upstream,
    badGateway,
    gatewayTimeout,
    forbidden,
    notFound,
    basicAuth,
    unavailable,
    methodNotAllowed,
    headersTooLarge,
    requestTooLarge,
    clientCertificate,
    http2Fields,
    badRequest,
    ingressDefaultBackend,
    perhapsNotPassedOn,
  ],
}
