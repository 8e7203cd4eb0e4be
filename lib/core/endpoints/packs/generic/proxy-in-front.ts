import type { Diagnosis } from '../../pack'
import { upgradeMissed, upgradeSent } from '../../upgrade-missed'

/** Proxies without a pack of their own: the others say it themselves, with their setting. */
const PROXIES = /^(?:tengine|litespeed|openlitespeed|google frontend|gws|bigip|akamaighost|fasthttp|tinyproxy|lighttpd)\b/i

/** Rule 020. */
export const proxyInFront: Diagnosis = {
  id: 'generic/upgrade-not-passed-on',
  rows: ['020'],
  says: (look) => `a proxy (${look.header('server')}) reached the WebSocket server and did not pass the upgrade on`,
  confidence: 'likely',
  basis: 'measured',
  layer: 'proxy',
  when: (look) => {
    const missed = upgradeMissed(look)
    return missed ? [look.has('server', PROXIES), missed, upgradeSent(look)] : [null]
  },
  cause:
    'The body is what a WebSocket library writes to a request without Upgrade, and the Server field is a proxy’s: the proxy spoke to the library and left Upgrade and Connection out, which are hop-by-hop fields it has to be told to pass on.',
  remedy: 'Let the proxy pass Upgrade and Connection on over HTTP/1.1. To prove it, ask the server directly, round the proxy.',
  source: 'RFC 9110 §7.6.1; measured on nginx 1.22.1 and Apache 2.4.71 in front of ws 8.23.0, which have packs of their own',
}
