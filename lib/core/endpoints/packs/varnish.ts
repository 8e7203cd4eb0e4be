import type { Look, Seen } from '../look'
import { notPassedOn } from '../not-passed-on'
import type { Diagnosis, Pack } from '../pack'
import varnishPipe from '../snippets/varnish-pipe'

const MEASURED = 'measured on Varnish 7.1.1'

/** The page of every error Varnish makes itself. */
const ownPage = (look: Look): Seen | null => look.bodyHas(/<h3>Guru Meditation:<\/h3>\s{0,12}<p>XID: \d{1,12}<\/p>/)
/** Also on what Varnish passes on. */
const xVarnish = (look: Look): Seen | null => look.broad(look.has('x-varnish'))
const viaVarnish = (look: Look): Seen | null => look.has('via', /\bvarnish\b/i)

const upgradeNotPassedOn = notPassedOn({
  pack: 'varnish',
  title: 'Varnish',
  rows: ['099'],
  mark: (look) => look.oneOf(xVarnish(look), viaVarnish(look)),
  basis: 'measured',
  cause: 'Varnish passes no upgrade on by itself: a request that is not piped loses Connection and Upgrade.',
  remedy: 'Let vcl_recv return (pipe) for requests with Upgrade: websocket, and copy both fields in vcl_pipe.',
  snippets: [varnishPipe],
  source: `${MEASURED} in front of ws 8.23.0 and Tornado 6.2`,
})

const fetchFailed: Diagnosis = {
  id: 'varnish/backend-fetch-failed',
  rows: ['E-27'],
  says: 'Varnish got no answer from its backend',
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  when: (look) =>
    look.status === 503 ? [look.isStatus(503), ownPage(look), look.bodyHas(/Backend fetch failed|Service Unavailable/)] : [null],
  also: (look) => [xVarnish(look), viaVarnish(look)],
  cause: 'The backend refused the connection, is marked sick by its probe, or sent no response head within first_byte_timeout.',
  remedy:
    'Run "varnishlog -g request -q \'RespStatus == 503\'": FetchError names the reason. A probe by GET fails on servers that speak WebSocket only.',
  source: `${MEASURED}: refused, and silent`,
}

const synthetic: Diagnosis = {
  id: 'varnish/answered-by-rule',
  rows: ['E-3'],
  says: (look) => `a rule in Varnish’s VCL answers ${look.status ?? ''} itself; the server behind never saw the request`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'firewall',
  when: (look) =>
    look.status !== null && look.status !== 503 && look.status >= 400 ? [ownPage(look), look.bodyHas(/<h1>Error \d{3}/)] : [null],
  also: (look) => [xVarnish(look)],
  cause: 'The page is that of "return (synth(…))": an ACL, a ban on a path, or a redirect made by hand.',
  remedy: 'Look for synth in the VCL, and exempt the path of the WebSocket.',
  source: MEASURED,
}

export const varnish: Pack = {
  id: 'varnish',
  title: 'Varnish',
  role: 'front',
  signals: { strong: [ownPage], broad: [xVarnish, viaVarnish] },
  diagnoses: [upgradeNotPassedOn, fetchFailed, synthetic],
}
