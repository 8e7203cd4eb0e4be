import type { Look, Seen } from '../look'
import { notPassedOn } from '../not-passed-on'
import type { Diagnosis, Pack } from '../pack'

const MEASURED = 'measured on Squid 5.7'

/** Only on what Squid answers itself; the value is the name of its error page. */
const squidError = (look: Look, wanted: RegExp): Seen | null => look.has('x-squid-error', wanted)
const anyError = (look: Look): Seen | null => squidError(look, /^ERR_|^TCP_|^[A-Z]/)
const viaSquid = (look: Look): Seen | null => look.has('via', /\(squid(?:\/|\))/i)
const cacheOf = (look: Look): Seen | null => look.broad(look.has('x-cache-lookup', / from /))

const ERRORS: Readonly<Record<string, string>> = {
  ERR_ACCESS_DENIED: 'an http_access rule denies it',
  ERR_CACHE_ACCESS_DENIED: 'it wants credentials for the proxy',
  ERR_CONNECT_FAIL: 'it could not connect to the server',
  ERR_DNS_FAIL: 'it could not resolve the name of the server',
  ERR_INVALID_URL: 'the request target is a path, and a forward proxy wants a whole URL or CONNECT',
  ERR_READ_ERROR: 'the server ended the connection before a whole answer',
  ERR_READ_TIMEOUT: 'the server did not answer in time',
  ERR_ZERO_SIZE_OBJECT: 'the server closed without an answer',
  ERR_TOO_BIG: 'the request is larger than it takes',
  ERR_UNSUP_REQ: 'it does not take such a request',
}

const ownAnswer: Diagnosis = {
  id: 'squid/own-answer',
  rows: ['E-3'],
  says: (look) => {
    const name = /^[A-Z_]{3,40}/.exec(look.header('x-squid-error') ?? '')?.[0] ?? ''
    return `Squid answered itself: ${ERRORS[name] ?? `its error is ${name}`}`
  },
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  when: (look) => (look.status !== null && look.status >= 400 ? [anyError(look)] : [null]),
  also: (look) => [viaSquid(look), look.isStatus(400, 403, 407, 502, 503, 504)],
  cause: 'X-Squid-Error stands only on answers Squid makes itself, and names the reason with the error number of the system behind it.',
  remedy:
    'Where Squid is meant to be passed, give it as the proxy of the request: a WebSocket goes through a forward proxy by CONNECT (RFC 6455 §4.1). Otherwise look which port or interception led to it.',
  source: `${MEASURED}: http_access, an origin-form target, a dead server, a reverse proxy whose peer closed`,
}

const upgradeNotPassedOn = notPassedOn({
  pack: 'squid',
  title: 'Squid',
  rows: ['099', '133'],
  mark: (look) => look.oneOf(viaSquid(look), cacheOf(look)),
  basis: 'measured',
  cause: 'Squid forwards plain requests without Upgrade. Where it was not asked for, it intercepts port 80.',
  remedy:
    'Use wss://, or give Squid as the proxy of the request so that it is asked for a tunnel by CONNECT; from Squid 5 on, http_upgrade_request_protocols can allow websocket.',
  snippets: [],
  source: `${MEASURED} in front of ws 8.23.0; Squid configuration, http_upgrade_request_protocols`,
})

/** Squid as a forward, intercepting or reverse proxy. */
export const squid: Pack = {
  id: 'squid',
  title: 'Squid',
  role: 'front',
  signals: { strong: [anyError], broad: [viaSquid, cacheOf] },
  diagnoses: [ownAnswer, upgradeNotPassedOn],
}
