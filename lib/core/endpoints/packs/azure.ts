import type { Look, Seen } from '../look'
import { notPassedOn } from '../not-passed-on'
import type { Diagnosis, Pack } from '../pack'
import azureApplicationGateway from '../snippets/azure-application-gateway'
import azureFrontDoor from '../snippets/azure-front-door'

const gatewayPage = (look: Look): Seen | null => look.bodyHas(/<hr><center>Microsoft-Azure-Application-Gateway\/v\d<\/center>/)
const serverIsGateway = (look: Look): Seen | null => look.has('server', /^Microsoft-Azure-Application-Gateway/)
const azureRef = (look: Look): Seen | null => look.broad(look.has('x-azure-ref'))
const frontDoorPage = (look: Look): Seen | null => look.bodyHas(/Our services aren(?:'|&#39;|’)t available right now/)

const forbidden: Diagnosis = {
  id: 'azure/application-gateway-forbidden',
  rows: ['E-3'],
  says: 'Azure Application Gateway refuses it itself, mostly by a rule of its firewall',
  confidence: 'likely',
  basis: 'documented',
  layer: 'firewall',
  when: (look) => (look.status === 403 ? [gatewayPage(look)] : [null]),
  also: (look) => [serverIsGateway(look), look.weSentNo('user-agent')],
  cause: 'The page is the gateway’s. A request without User-Agent or with unusual fields matches rules of the WAF.',
  remedy: 'Look for the rule id in the firewall log, and exclude the path of the WebSocket or the field that matched.',
  source: 'Azure documentation, Application Gateway response codes',
}

/** Rule 129. */
const badGateway: Diagnosis = {
  id: 'azure/application-gateway-bad-gateway',
  rows: ['129', 'E-26'],
  says: (look) =>
    look.status === 504
      ? 'the server behind Azure Application Gateway did not answer in time'
      : 'Azure Application Gateway has no healthy server behind it',
  confidence: 'likely',
  basis: 'documented',
  layer: 'proxy',
  when: (look) => (look.status === 502 || look.status === 504 ? [look.isStatus(502, 504), gatewayPage(look)] : [null]),
  also: (look) => [serverIsGateway(look)],
  cause:
    'The probes are plain HTTP GETs. A server that speaks WebSocket only answers them with 400 or 426, so the gateway takes it for unhealthy.',
  remedy:
    'Give the server a health page and point the probe at it, or let the probe match 200-426. See that the request timeout is long enough.',
  snippets: [azureApplicationGateway],
  source: 'Azure documentation, Application Gateway: WebSocket support and health probes',
}

/** Rule 064. */
const frontDoorCached: Diagnosis = {
  id: 'azure/front-door-cached-route',
  rows: ['064'],
  says: 'possibly caching is on for this route of Azure Front Door, which then drops Upgrade',
  confidence: 'possible',
  basis: 'documented',
  layer: 'proxy',
  when: (look) =>
    look.status !== null && !look.opened && look.status >= 200 && look.status < 500
      ? [azureRef(look), look.has('x-cache'), look.isStatus(look.status)]
      : [null],
  cause: 'A route with caching does not pass Upgrade on: the origin sees a plain GET.',
  remedy: 'Make a route of its own for the path of the WebSocket, with caching off.',
  snippets: [azureFrontDoor],
  source: 'Azure documentation, WebSocket on Front Door',
}

const frontDoorUnavailable: Diagnosis = {
  id: 'azure/front-door-unavailable',
  rows: ['E-27'],
  says: 'possibly Azure Front Door reaches no origin',
  confidence: 'possible',
  basis: 'unverified',
  layer: 'proxy',
  when: (look) => (look.status !== null && look.status >= 500 ? [frontDoorPage(look)] : [null]),
  also: (look) => [azureRef(look)],
  cause: 'The page is Front Door’s: the origin is unhealthy, did not answer in time, or its certificate does not fit.',
  remedy: 'Look up the X-Azure-Ref in the access log: its error info names the reason.',
  source: 'Azure documentation, troubleshooting Front Door; not measured',
}

/** Azure Application Gateway and Front Door. */
export const azure: Pack = {
  id: 'azure',
  title: 'Azure (Application Gateway or Front Door)',
  role: 'front',
  signals: { strong: [gatewayPage, frontDoorPage], broad: [serverIsGateway, azureRef] },
  diagnoses: [
    forbidden,
    badGateway,
    frontDoorCached,
    frontDoorUnavailable,
    notPassedOn({
      pack: 'azure',
      title: 'Azure Front Door',
      rows: ['064', '099'],
      mark: azureRef,
      basis: 'documented',
      cause: 'A route with caching does not pass Upgrade on.',
      remedy: 'Turn caching off for the route of the WebSocket.',
      snippets: [azureFrontDoor],
      source: 'Azure documentation, WebSocket on Front Door',
    }),
  ],
}
