import type { Pack } from '../../pack'
import {
  badGateway,
  gatewayTimeout,
  noRoute,
  reloaded,
  respondedByRule,
  serverIsCaddy,
  upgradeNotPassedOn,
  viaCaddy,
} from './caddy-answers'

export const caddy: Pack = {
  id: 'caddy',
  title: 'Caddy',
  role: 'front',
  signals: { strong: [], broad: [serverIsCaddy, viaCaddy] },
  diagnoses: [upgradeNotPassedOn, badGateway, gatewayTimeout, noRoute, respondedByRule, reloaded],
}
