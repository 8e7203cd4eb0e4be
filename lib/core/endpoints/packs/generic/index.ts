import type { Pack } from '../../pack'
import { wrongAccept } from './accept'
import { htmlAfterUpgrade, httpAfterUpgrade } from './after-the-upgrade'
import { foreignExtension } from './extensions'
import { deflateMangled, proxyOnPort80 } from './on-the-way'
import { originPolicy } from './origin'
import { messageTooBig, ourFrame, ourFrameDropped } from './our-frames'
import { namesCredentials, namesHost, namesOrigin, namesSubprotocol, saysWhy } from './own-words'
import { proxyInFront } from './proxy-in-front'
import { droppedSilently, notReached, plainToTls, tlsToPlain } from './reach'
import { redirected } from './redirected'
import {
  badRequest,
  forbidden,
  gateway,
  notFound,
  serverError,
  tooMany,
  unauthorized,
  unauthorizedUnnamed,
  unavailable,
  wrongMethod,
} from './refusals'
import { foreignSubprotocol, noSubprotocol } from './subprotocol'
import { headTooLarge, unreadable } from './unreadable'
import { upgradeRequired, versionRefused } from './upgrade-required'
import { webPage } from './web-page'

/** What can be told whatever the product. */
export const generic: Pack = {
  id: 'generic',
  title: 'Any endpoint',
  role: 'any',
  signals: { strong: [], broad: [] },
  diagnoses: [
    plainToTls,
    tlsToPlain,
    notReached,
    droppedSilently,
    deflateMangled,
    proxyOnPort80,
    upgradeRequired,
    versionRefused,
    webPage,
    redirected,
    wrongAccept,
    noSubprotocol,
    foreignSubprotocol,
    foreignExtension,
    httpAfterUpgrade,
    htmlAfterUpgrade,
    proxyInFront,
    namesOrigin,
    namesHost,
    namesSubprotocol,
    namesCredentials,
    saysWhy,
    originPolicy,
    unauthorized,
    unauthorizedUnnamed,
    unreadable,
    headTooLarge,
    ourFrame,
    ourFrameDropped,
    messageTooBig,
    forbidden,
    notFound,
    wrongMethod,
    tooMany,
    gateway,
    unavailable,
    serverError,
    badRequest,
  ],
}
