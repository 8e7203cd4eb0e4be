import type { Pack } from '../../pack'
import { crumb, invalidSni, notFound, notRegistered, starting, wrongBasic } from './before'
import { headTooLarge, IN_FRONT } from './in-front'
import { ladder } from './ladder'
import { BROAD, STRONG } from './marks'
import { brokenAtOnce, echo, idleSixty, idleThirty, noChunkHeader, online, tooLarge } from './opened'
import { cliDisabled, cliOrigin, cliRefused, echoForbidden, listenerOff, loginNotReady } from './pages'
import {
  alreadyConnected,
  capabilityUnreadable,
  errorPage,
  fieldsMissing,
  noSuchAgent,
  notInbound,
  wrongCookie,
  wrongSecret,
} from './refused'
import {
  dryRunSucceeded,
  keyMissing,
  needsUpgrade,
  noProvider,
  notJettys426,
  upgradeFailed,
  upgradeIncomplete,
  upgradeLost,
  upgradeMangled,
  upgradeValue,
} from './upgrade'
import { version } from './version'

/** Controllers of Jenkins and CloudBees CI: agents over WebSocket in the order the controller checks them, the CLI, and what stands in front. */
export const jenkins: Pack = {
  id: 'jenkins',
  title: 'Jenkins',
  role: 'origin',
  signals: { strong: STRONG, broad: BROAD },
  diagnoses: [
    starting,
    invalidSni,
    wrongBasic,
    crumb,
    notRegistered,
    notFound,
    fieldsMissing,
    noSuchAgent,
    wrongSecret,
    wrongCookie,
    notInbound,
    alreadyConnected,
    capabilityUnreadable,
    errorPage,
    noProvider,
    dryRunSucceeded,
    upgradeLost,
    upgradeValue,
    needsUpgrade,
    upgradeIncomplete,
    upgradeMangled,
    keyMissing,
    upgradeFailed,
    notJettys426,
    online,
    noChunkHeader,
    brokenAtOnce,
    idleThirty,
    idleSixty,
    tooLarge,
    echo,
    cliOrigin,
    cliDisabled,
    cliRefused,
    echoForbidden,
    listenerOff,
    loginNotReady,
    headTooLarge,
    ...IN_FRONT,
    // What it is, after what is the matter.
    version,
  ],
  ladder,
}
