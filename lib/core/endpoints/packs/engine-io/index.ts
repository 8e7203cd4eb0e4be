import type { Pack } from '../../pack'
import { ERRORS, openPacket, pollingOpen, refusedPlain, refusedUpgrade } from './marks'
import { badMethod, badRequest, droppedAfterASecond, forbidden, protocolVersion, sessionUnknown, transportUnknown } from './refused'
import { connectError, disconnected, noPacket, notJoined, openByPolling, pollingByUpgrade, pongMissing, tooBig } from './session'

/** Socket.IO and the Engine.IO below it. */
export const engineIo: Pack = {
  id: 'engine-io',
  title: 'Socket.IO (Engine.IO)',
  role: 'origin',
  signals: {
    strong: [
      openPacket,
      pollingOpen,
      (look) => look.oneOf(...ERRORS.map((_, code) => refusedPlain(look, code))),
      (look) =>
        refusedUpgrade(look) ? look.oneOf(...ERRORS.filter((text) => text !== 'Forbidden').map((text) => look.bodyIs(text))) : null,
    ],
    broad: [
      (look) => (look.body.trim() === look.response?.start.reason ? null : look.broad(refusedUpgrade(look))),
      (look) => look.pathIs(/^\/(socket|engine)\.io\/?\?(.*&)?EIO=\d/),
    ],
  },
  diagnoses: [
    protocolVersion,
    transportUnknown,
    sessionUnknown,
    badMethod,
    badRequest,
    forbidden,
    droppedAfterASecond,
    openByPolling,
    pollingByUpgrade,
    connectError,
    disconnected,
    pongMissing,
    tooBig,
    noPacket,
    notJoined,
  ],
}
