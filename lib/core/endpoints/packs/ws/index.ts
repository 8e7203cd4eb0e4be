import type { Pack } from '../../pack'
import { messageTooBig } from './frames'
import { refusedFields, WS_TEXTS } from './refused-field'
import { bareRefusal, closing, notAnUpgrade, olderBadRequest, ownPortAnswer, verifyClient, wrongPath } from './refused-request'
import { bodyIsReason, writtenByOldWs, writtenByWs } from './shape'

/** ws, the library most Node servers and frameworks stand on. Its 101 looks like that of many others. */
export const ws: Pack = {
  id: 'ws',
  title: 'ws (Node.js)',
  role: 'origin',
  signals: {
    strong: [
      (look) => (look.status === 400 || look.status === 405 ? look.oneOf(...WS_TEXTS.map((text) => look.bodyIs(text))) : null),
      (look) => (look.status !== null && look.status >= 400 && bodyIsReason(look) ? writtenByWs(look) : null),
      (look) => (look.status !== null && look.status >= 400 && bodyIsReason(look) ? writtenByOldWs(look) : null),
      (look) => (look.status === 426 ? ownPortAnswer(look) : null),
    ],
    broad: [(look) => (look.status !== null && look.status > 400 && look.status < 500 ? look.broad(writtenByWs(look)) : null)],
  },
  diagnoses: [notAnUpgrade, ...refusedFields, wrongPath, olderBadRequest, verifyClient, closing, bareRefusal, messageTooBig],
}
