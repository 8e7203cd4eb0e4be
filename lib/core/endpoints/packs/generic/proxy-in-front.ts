import { askedForUpgrade } from '../../asked'
import type { Diagnosis } from '../../pack'

const PROXIES =
  /^(nginx|openresty|apache|caddy|envoy|istio-envoy|cloudflare|awselb|varnish|tengine|litespeed|microsoft-azure|google frontend|gws|kong)\b/i

/** What libraries write to a request that is no upgrade: their own words, not a proxy's. */
const LIBRARY_WORDS = new RegExp(
  [
    '^\\s*Upgrade Required\\s*$',
    'Can "Upgrade" only to "WebSocket"',
    '"Connection" (header )?must be "upgrade"',
    'Failed to open a WebSocket connection',
    'No (WebSocket UPGRADE|CONNECTION upgrade) hdr',
    'WebSocket protocol violation',
    'not websocket protocol',
    "header did not include '?(upgrade|websocket)",
    'only WS connections accepted here',
    'Not a (valid )?websocket request',
    'Connection ID required',
    'websocket: (the client is not using|bad handshake)',
  ].join('|'),
  'i',
)

/** Rule 020. */
export const proxyInFront: Diagnosis = {
  id: 'generic/upgrade-not-passed-on',
  rows: ['020'],
  says: (look) => `a proxy (${look.header('server')}) reached the WebSocket server and did not pass the upgrade on`,
  confidence: 'likely',
  basis: 'measured',
  layer: 'proxy',
  when: (look) =>
    look.status === 400 || look.status === 404 || look.status === 426
      ? [look.has('server', PROXIES), look.bodyHas(LIBRARY_WORDS), look.seen('We asked for the upgrade', askedForUpgrade(look))]
      : [null],
  cause:
    'The body is what a WebSocket library writes to a request without Upgrade, and the Server field is a proxy’s: the proxy spoke to the library and left Upgrade and Connection out, which are hop-by-hop fields it has to be told to pass on.',
  remedy: 'Let the proxy pass Upgrade and Connection on over HTTP/1.1. To prove it, ask the server directly, round the proxy.',
  source: 'measured on nginx 1.22.1 in front of ws 8.23.0',
}
