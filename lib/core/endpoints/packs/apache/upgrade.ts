import { notPassedOn } from '../../not-passed-on'
import type { Diagnosis } from '../../pack'
import apacheRewrite from '../../snippets/apache-rewrite'
import apacheUpgrade from '../../snippets/apache-upgrade'
import { ownPage, serverIsApache } from './marks'

/** Rules 099 and 111. */
export const upgradeNotPassedOn = notPassedOn({
  pack: 'apache',
  title: 'Apache',
  rows: ['099', '111', 'E-6'],
  mark: serverIsApache,
  basis: 'measured',
  cause:
    'ProxyPass to an http:// URL leaves Upgrade out unless upgrade=websocket stands on its line. Where an earlier ProxyPass has the same URL, both share one worker, and the parameters of the later line are ignored without an error.',
  remedy:
    'From 2.4.47 on add upgrade=websocket to the ProxyPass of this path, with mod_proxy_wstunnel loaded, and give it a URL no other ProxyPass has, or put it first. Before that, use the RewriteRule to ws:// above the ProxyPass.',
  snippets: [apacheUpgrade, apacheRewrite],
  source:
    'measured on Apache 2.4.71 in front of ws 8.23.0 and gorilla/websocket, with and without a shared worker; mod_proxy documentation',
})

/** Rule 110. */
export const tunnelWantsUpgrade: Diagnosis = {
  id: 'apache/tunnel-wants-upgrade',
  rows: ['110', 'E-22'],
  says: 'Apache leads this path to a WebSocket only, and the request did not ask for Upgrade: websocket',
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  when: (look) => (look.status === 426 ? [look.has('upgrade', /websocket/i), ownPage(look)] : [null]),
  also: (look) => [look.weSent('upgrade'), serverIsApache(look)],
  cause:
    'mod_proxy_wstunnel got an upgrade to something else, or one that another proxy in front changed. Its page speaks of SSL, which has nothing to do with it.',
  remedy: 'Send Connection: Upgrade and Upgrade: websocket. If they were sent, look at what stands in front of this Apache.',
  source: 'measured on Apache 2.4.71 with mod_proxy_wstunnel and without mod_proxy_http; httpd mod_proxy_wstunnel.c',
}
