import type { Pack } from '../../pack'
import { mistake, noSubprotocol, tooLarge } from './closes'
import { accepted, named, refusal } from './marks'
import { field, httpHandler, largeBody, largeHead, notUpgrade, noVersion, silence, unreadable, validate, version } from './refusals'

/** Seed of the project: its 426 without Upgrade. Every row of the table of its answers is a diagnosis here. */
export const websocketpp: Pack = {
  id: 'websocketpp',
  title: 'WebSocket++',
  role: 'origin',
  signals: {
    strong: [
      (look) => refusal(look, 400, 401, 403, 404, 413, 426, 431, 500),
      accepted,
      (look) => look.closedWith(1009, 'A message was too large'),
      (look) => look.closedWith(1002, 'Clients may not send unmasked frames'),
    ],
    broad: [named],
  },
  diagnoses: [
    ...[notUpgrade, httpHandler, unreadable, largeHead, largeBody, version, noVersion, field, validate, silence],
    ...[tooLarge, mistake, noSubprotocol],
  ],
}
