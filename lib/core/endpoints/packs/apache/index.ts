import type { Pack } from '../../pack'
import { ownPage, serverIsApache } from './marks'
import { backendDown, badRequest, forbidden, internalError, notFound, proxyError, requestTimeout, uriTooLong } from './own-pages'
import { tunnelWantsUpgrade, upgradeNotPassedOn } from './upgrade'

/** Apache httpd. */
export const apache: Pack = {
  id: 'apache',
  title: 'Apache httpd',
  role: 'front',
  signals: { strong: [ownPage], broad: [serverIsApache] },
  diagnoses: [
    upgradeNotPassedOn,
    tunnelWantsUpgrade,
    backendDown,
    proxyError,
    internalError,
    forbidden,
    notFound,
    badRequest,
    requestTimeout,
    uriTooLong,
  ],
}
