import type { Pack } from '../../pack'
import { badGateway, badRequest, forbidden, http2, noServer, ownPage, refusedByRule, requestTimeout, timeout } from './own-pages'

/** HAProxy: it names itself nowhere, only its pages tell. */
export const haproxy: Pack = {
  id: 'haproxy',
  title: 'HAProxy',
  role: 'front',
  signals: { strong: [ownPage], broad: [] },
  diagnoses: [badRequest, badGateway, noServer, forbidden, timeout, requestTimeout, refusedByRule, http2],
}
