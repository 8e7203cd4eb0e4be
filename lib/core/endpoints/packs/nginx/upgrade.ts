import { notPassedOn } from '../../not-passed-on'
import type { Diagnosis } from '../../pack'
import nginxUpgrade from '../../snippets/nginx-upgrade'
import { upgradeSent } from '../../upgrade-missed'
import { ownPage, serverIsNginx } from './marks'

/** Rules 099 and 100. */
export const upgradeNotPassedOn = notPassedOn({
  pack: 'nginx',
  title: 'nginx',
  rows: ['099', '100', 'E-6'],
  mark: serverIsNginx,
  basis: 'measured',
  cause:
    'proxy_pass alone sends no Upgrade to the server behind, and before nginx 1.29.7 it speaks HTTP/1.0 and sets Connection: close: both fields belong to one hop and have to be set again.',
  remedy:
    'In the location of this path set proxy_http_version 1.1, Upgrade from $http_upgrade, and Connection from a map; then reload nginx.',
  snippets: [nginxUpgrade],
  source: 'measured on nginx 1.22.1 in front of ws 8.23.0, Tornado 6.2 and gorilla/websocket; nginx changes of 1.29.7',
})

/** Rule 100: a strict server behind names the version it was spoken to in. */
export const http10Upstream: Diagnosis = {
  id: 'nginx/http-1-0-to-the-server-behind',
  rows: ['100', 'E-7'],
  says: 'nginx speaks HTTP/1.0 to the server behind it, which wants HTTP/1.1',
  confidence: 'likely',
  basis: 'source',
  layer: 'proxy',
  when: (look) =>
    (look.status === 505 || look.status === 400 || look.status === 426) && look.request?.start.version === 'HTTP/1.1'
      ? [
          serverIsNginx(look),
          look.oneOf(
            look.bodyHas(/(?:unsupported (?:HTTP version|protocol)|expected HTTP\/1\.1|HTTP\/1\.0)[^\r\n]{0,60}/i),
            look.seen('A 505 answers the version of the request, and ours was HTTP/1.1', look.status === 505 && !ownPage(look)),
          ),
        ]
      : [null],
  cause:
    'We sent HTTP/1.1. Before nginx 1.29.7 proxy_pass speaks HTTP/1.0 unless proxy_http_version says otherwise, and a WebSocket needs 1.1.',
  remedy: 'Set proxy_http_version 1.1 in the location, and Upgrade and Connection with it.',
  snippets: [nginxUpgrade],
  source: 'nginx changes of 1.29.7; python websockets http11.py',
}

/** What an ordinary page or a 404 behind nginx may mean. */
export const perhapsNotPassedOn: Diagnosis = {
  id: 'nginx/perhaps-not-passed-on',
  passedOn: true,
  rows: ['A7-5'],
  fallback: true,
  says: 'possibly nginx did not pass the upgrade on, so that the server behind saw a plain GET',
  confidence: 'possible',
  basis: 'reported',
  layer: 'proxy',
  when: (look) =>
    (look.status === 200 || look.status === 404) && ownPage(look) === null
      ? [serverIsNginx(look), look.isStatus(200, 404), upgradeSent(look)]
      : [null],
  cause:
    'The answer is not nginx’s own, and it is one to a plain GET: an application that has a WebSocket at this path answers so when Upgrade and Connection do not reach it. It answers so as well where it has none.',
  remedy: 'Look whether the location sets Upgrade and Connection, or ask the server behind directly with this same request.',
  snippets: [nginxUpgrade],
  source: 'rancher/rancher issues 5013, 6707 and 8927',
}
