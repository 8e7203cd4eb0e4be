import { draftTo } from '../log-draft'
import type { LogKind } from '../log-kind'

const SOURCE = 'apache/httpd, modules/proxy'

/** The error log of Apache’s proxy. */
export const apache: LogKind = {
  id: 'apache',
  title: 'Apache (error log)',
  sentences: [
    {
      id: 'apache-connect',
      pattern:
        /AH00957: (?:(wss?|https?): )?attempt to connect to (\S{1,255}) (?:\([^)]{0,255}\) )?failed|AH01114: (?:HTTP|WS)?:? ?failed to make connection to backend: (\S{1,255})/i,
      says: (match) => `Apache could not connect to the server behind it${(match[2] ?? match[3]) ? ` at ${match[2] ?? match[3]}` : ''}`,
      confidence: 'certain',
      basis: 'source',
      layer: 'proxy',
      cause:
        'Nothing listens at the address of ProxyPass, or the way there is blocked; under SELinux httpd_can_network_connect has to be on. The client gets 503.',
      remedy: 'Ask that address from the machine of Apache. After a failure Apache does not ask again for retry= seconds, 60 unless set.',
      source: SOURCE,
      examples: [
        '[proxy:error] [pid 7:tid 9] (111)Connection refused: AH00957: ws: attempt to connect to 127.0.0.1:8080 (127.0.0.1) failed',
        '[proxy_http:error] [pid 7] [client 10.0.0.9:5555] AH01114: HTTP: failed to make connection to backend: 127.0.0.1',
      ],
    },
    {
      id: 'apache-status-line',
      pattern: /AH01102: error reading status line from remote server (\S{1,255})/,
      says: (match) => `the server behind Apache (${match[1]}) ended the connection, or answered nothing in time`,
      confidence: 'certain',
      basis: 'source',
      layer: 'proxy',
      cause:
        'The server closed without an answer, or ProxyTimeout passed, or a connection kept open was closed meanwhile by the server. The client gets 502.',
      remedy: 'Ask the server directly. Set disablereuse=On for this ProxyPass to see whether reused connections are the reason.',
      source: SOURCE,
      examples: [
        '[proxy_http:error] [pid 7] (104)Connection reset by peer: [client 10.0.0.9:5555] AH01102: error reading status line from remote server 127.0.0.1:8080',
      ],
    },
    {
      id: 'apache-upgrade',
      pattern: /AH02900: require upgrade for URL (\S{1,800}) \(Upgrade header is (\S{1,80}), expecting (\S{1,80})\)/,
      says: (match) => `mod_proxy_wstunnel wanted Upgrade: ${match[3]} and got ${match[2]}`,
      confidence: 'certain',
      basis: 'source',
      layer: 'proxy',
      cause:
        'A ProxyPass to ws:// takes only upgrades: an ordinary request came, or something in front of Apache removed Upgrade. The client gets 426.',
      remedy:
        'With 2.4.47 and newer use ProxyPass … http://… upgrade=websocket, which serves both. Otherwise send only upgrades there with RewriteCond %{HTTP:Upgrade}.',
      source: SOURCE,
      examples: [
        '[proxy_wstunnel:info] [pid 7] AH02900: require upgrade for URL ws://127.0.0.1:8080/ws (Upgrade header is missing, expecting WebSocket)',
      ],
    },
    {
      id: 'apache-no-handler',
      pattern: /AH01144: No protocol handler was valid for the URL (\S{1,800}) \(scheme '?(\w{1,20})'?\)/i,
      says: (match) => `Apache has no module for ${match[2]}:// loaded`,
      confidence: 'certain',
      basis: 'source',
      layer: 'proxy',
      cause: 'ProxyPass to ws:// needs mod_proxy_wstunnel, to http:// mod_proxy_http. The client gets 500.',
      remedy: 'Load it: a2enmod proxy_wstunnel proxy_http, or use upgrade=websocket with an http:// address.',
      source: SOURCE,
      examples: [
        "[proxy:warn] [pid 7] [client 10.0.0.9:5] AH01144: No protocol handler was valid for the URL /ws (scheme 'ws'). If you are using a DSO version of mod_proxy, make sure the proxy submodules are included in the configuration using LoadModule.",
      ],
    },
    {
      id: 'apache-dns',
      pattern: /AH00898: (?:DNS lookup failure for: (\S{1,253})|Error reading from remote server)|DNS lookup failure for: (\S{1,253})/,
      says: (match) =>
        (match[1] ?? match[2])
          ? `Apache cannot resolve the name ${match[1] ?? match[2]} in ProxyPass`
          : 'Apache could not read the answer of the server behind it',
      confidence: 'certain',
      basis: 'source',
      layer: 'proxy',
      cause: 'The name does not resolve on that machine, or the server ended the connection while it was read.',
      remedy: 'Ask that name and address from the machine of Apache.',
      source: SOURCE,
      examples: ['[proxy:error] [pid 7] [client 10.0.0.9:5] AH00898: DNS lookup failure for: backend returned by /ws'],
    },
    {
      id: 'apache-disabled',
      pattern: /AH00940: (?:\w{1,12}: )?disabled connection for \((\S{1,255})\)/,
      says: (match) => `Apache does not ask ${match[1]} for a while, after it failed`,
      confidence: 'certain',
      basis: 'source',
      layer: 'proxy',
      cause: 'A server that could not be reached is left alone for retry= seconds, 60 unless set. The client gets 503 meanwhile.',
      remedy: 'Look at the line about the first failure, and set retry=0 while you test.',
      source: SOURCE,
      examples: ['[proxy:error] [pid 7] AH00940: WS: disabled connection for (127.0.0.1)'],
    },
  ],
  clues: [],
  drafts(_, { lines }) {
    for (const { text } of lines) {
      const url = /AH02900: require upgrade for URL (wss?:\/\/\S{1,800})/.exec(text)?.[1]
      if (url !== undefined) return [draftTo(url, [], 'Straight to the server behind Apache')]
      const at = /AH00957: (?:(wss?|https?): )?attempt to connect to (\S{1,255}:\d{1,5}) /i.exec(text)
      if (at) return [draftTo(`${/s$/i.test(at[1] ?? '') ? 'wss' : 'ws'}://${at[2]}/`, [], 'Straight to the server behind Apache')]
    }
    return []
  },
}
