import type { Pack } from '../../pack'
import { idleLimit, lifetimeLimit, whileDataFlowed } from './limits'
import { caddyStreamTimeout, PRODUCT_LIMITS } from './products'
import {
  afterOurMessage,
  cloudflareRelease,
  cutOff,
  forgottenFlow,
  noStatus,
  peerClosed,
  pingsStopped,
  pingsUnanswered,
  reservedCode,
  reset,
  tlsAlert,
  traefikRegression,
} from './transport'

/** Why a session ended: from FIN, RST or alert, from silence and age against known limits, from pings, and from who spoke last. */
export const endings: Pack = {
  id: 'endings',
  title: 'The end of the session',
  role: 'any',
  signals: { strong: [], broad: [] },
  diagnoses: [
    ...PRODUCT_LIMITS,
    reservedCode,
    noStatus,
    cutOff,
    pingsUnanswered,
    tlsAlert,
    idleLimit,
    lifetimeLimit,
    pingsStopped,
    forgottenFlow,
    caddyStreamTimeout,
    afterOurMessage,
    traefikRegression,
    cloudflareRelease,
    whileDataFlowed,
    peerClosed,
    reset,
  ],
}
