import 'server-only'
import type { Scenario } from '../scenario'
import { banner } from './banner'
import { brokenFrames } from './broken-frames'
import { closeReason } from './close-reason'
import { drop } from './drop'
import { echo } from './echo'
import { forbidden } from './forbidden'
import { html } from './html'
import { hugeHead } from './huge-head'
import { jenkinsAgent } from './jenkins-agent'
import { jsonEvents } from './json-events'
import { permessageDeflate } from './permessage-deflate'
import { rancherSubscribe } from './rancher-subscribe'
import { reset } from './reset'
import { silent } from './silent'
import { slowHead } from './slow-head'
import { subprotocol } from './subprotocol'
import { upgradeRequired } from './upgrade-required'
import { wrongAccept } from './wrong-accept'

/** Every practice endpoint, in the order they are shown. */
export const SCENARIOS: readonly Scenario[] = [
  echo,
  jsonEvents,
  jenkinsAgent,
  rancherSubscribe,
  permessageDeflate,
  forbidden,
  upgradeRequired,
  wrongAccept,
  subprotocol,
  html,
  closeReason,
  brokenFrames,
  drop,
  reset,
  silent,
  slowHead,
  hugeHead,
  banner,
]
