import type { Look, Seen } from '../look'
import { notPassedOn } from '../not-passed-on'
import type { Diagnosis, Pack } from '../pack'
import iisWebsocket from '../snippets/iis-websocket'
import { upgradeSent } from '../upgrade-missed'

const serverIsIis = (look: Look): Seen | null => look.has('server', /^Microsoft-IIS\/\d/)
const poweredByArr = (look: Look): Seen | null => look.broad(look.has('x-powered-by', /\bARR\/\d/))
/** Pages of IIS and of http.sys before it. */
const ownPage = (look: Look): Seen | null =>
  look.bodyHas(
    /<title>IIS \d{1,2}\.\d Detailed Error - |<h2>Bad Request - Invalid (?:Hostname|Header|URL|Verb)<\/h2>|<fieldset><h2>\d{3} - [^<]{3,160}<\/h2>/,
  )

/** Rule 130. */
const featureMissing: Diagnosis = {
  id: 'iis/websocket-feature',
  rows: ['130'],
  says: 'possibly the WebSocket Protocol feature of IIS is not installed, or is off for this site',
  confidence: 'possible',
  basis: 'unverified',
  layer: 'proxy',
  when: (look) =>
    look.status === 200 || look.status === 400 || look.status === 404 || look.status === 500 || look.status === 501
      ? [serverIsIis(look), upgradeSent(look), look.isStatus(look.status)]
      : [null],
  also: (look) => [poweredByArr(look), look.has('x-powered-by', /ASP\.NET/)],
  cause:
    'Without that feature IIS hands the upgrade to the application as an ordinary request, which answers with a page, a 400 or an error. Behind Application Request Routing the same happens on the way.',
  remedy: 'Install the feature on each IIS on the way, see that webSocket is enabled for the site, and restart it.',
  snippets: [iisWebsocket],
  source: 'Microsoft documentation, IIS WebSocket support; not measured',
}

const httpSys: Diagnosis = {
  id: 'iis/request-refused',
  rows: ['130'],
  says: (look) =>
    /Invalid Hostname/.test(look.body)
      ? 'possibly no site of IIS is bound to the Host that was sent'
      : 'possibly http.sys refused the request before any site saw it',
  confidence: 'possible',
  basis: 'unverified',
  layer: 'proxy',
  when: (look) => (look.status === 400 ? [look.bodyHas(/<h2>Bad Request - Invalid (?:Hostname|Header|URL|Verb)<\/h2>/)] : [null]),
  also: (look) => [look.has('server', /^Microsoft-HTTPAPI/), look.weSent('host')],
  cause: 'The page is that of http.sys, which reads every request for IIS.',
  remedy: 'Send the host name the site is bound to in Host, or add a binding; look at the findings of the request.',
  source: 'Microsoft documentation, http.sys error logging; not measured',
}

const badGateway: Diagnosis = {
  id: 'iis/routing-failed',
  rows: ['130', 'E-26'],
  says: 'possibly Application Request Routing got no answer from the server behind it',
  confidence: 'possible',
  basis: 'unverified',
  layer: 'proxy',
  when: (look) => (look.status === 502 ? [look.isStatus(502), look.oneOf(serverIsIis(look), poweredByArr(look)), ownPage(look)] : [null]),
  cause: 'ARR answers 502.3 where the connection failed or timed out, 30 s or 120 s by default.',
  remedy: 'Look at the sub-status and error code in the log of IIS, and at the time limit of ARR’s proxy settings.',
  snippets: [iisWebsocket],
  source: 'Microsoft documentation, Application Request Routing; not measured',
}

export const iis: Pack = {
  id: 'iis',
  title: 'IIS',
  role: 'front',
  signals: { strong: [ownPage], broad: [serverIsIis, poweredByArr] },
  diagnoses: [
    featureMissing,
    httpSys,
    badGateway,
    notPassedOn({
      pack: 'iis',
      title: 'IIS',
      rows: ['099', '130'],
      mark: (look) => look.oneOf(serverIsIis(look), poweredByArr(look)),
      basis: 'reported',
      cause: 'Application Request Routing passes upgrades on only where the WebSocket Protocol feature is installed.',
      remedy: 'Install the feature on the IIS that is the proxy, and restart it.',
      snippets: [iisWebsocket],
      source: 'Microsoft documentation, IIS WebSocket support',
    }),
  ],
}
