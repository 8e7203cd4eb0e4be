import { ASK_FOR_UPGRADE, askedForUpgrade } from '../../asked'
import type { Diagnosis } from '../../pack'

/** Rule 003. */
export const webPage: Diagnosis = {
  id: 'generic/web-page',
  rows: ['003'],
  says: (look) =>
    askedForUpgrade(look)
      ? 'a web page answered where a WebSocket was asked for'
      : 'a web page answered a request that did not ask for a WebSocket',
  confidence: 'likely',
  basis: 'measured',
  layer: 'application',
  when: (look) => [look.isStatus(200), look.bodyHas(/<(!doctype\s+html|html|head|body|title)\b/i)],
  also: (look) => [look.has('content-type', /^text\/html/i), look.seen('We asked for the upgrade', askedForUpgrade(look))],
  cause: (look) =>
    askedForUpgrade(look)
      ? 'Behind this path is an ordinary page, such as the fallback of a single-page application or a login, or a proxy dropped the upgrade and the page answered the plain GET that was left.'
      : 'Without Connection: Upgrade and Upgrade: websocket this is an ordinary GET, and the endpoint answered it as one.',
  remedy:
    'Compare the path with the one the server registers, its prefix and slash included. If it is right, look whether the proxy in front passes Upgrade and Connection on.',
  change: (look) => (askedForUpgrade(look) ? null : ASK_FOR_UPGRADE),
  source: 'rancher/rancher issues 5013 and 6707; measured on SockJS 0.3.24',
}
