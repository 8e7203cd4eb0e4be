import type { Look, Seen } from '../look'
import { notPassedOn } from '../not-passed-on'
import type { Diagnosis, Pack } from '../pack'
import cloudflareWebsockets from '../snippets/cloudflare-websockets'

/** Cloudflare marks every answer that passed it. */
const ray = (look: Look): Seen | null => look.broad(look.has('cf-ray'))
const serverIsCloudflare = (look: Look): Seen | null => look.has('server', /^cloudflare/i)
/** Its own pages, by the name of their styles or the line at their foot. */
const ownPage = (look: Look): Seen | null =>
  look.bodyHas(
    /(?:cf-error-details|cf-wrapper|Cloudflare Ray ID|<hr><center>cloudflare<\/center>|<title>Attention Required! \| Cloudflare<\/title>|error code: 1\d{3})/,
  )
/** Statuses only Cloudflare gives. */
const ownStatus = (look: Look): Seen | null =>
  look.status !== null && look.status >= 520 && look.status <= 530 && look.header('cf-ray') !== null
    ? look.seen(`The status ${look.status} with a CF-RAY is one that Cloudflare alone gives`, true)
    : null
const mitigated = (look: Look): Seen | null => look.has('cf-mitigated')

type Own = {
  readonly name: string
  readonly status: readonly number[]
  readonly rows: readonly string[]
  readonly says: string
  readonly cause: string
  readonly remedy: string
}

/** A status of Cloudflare's own, which names what failed between it and the origin. */
const originFailed = ({ name, status, rows, says, cause, remedy }: Own): Diagnosis => ({
  id: `cloudflare/${name}`,
  rows,
  says,
  confidence: 'certain',
  basis: 'documented',
  layer: 'proxy',
  when: (look) => (look.status !== null && status.includes(look.status) ? [look.isStatus(...status), ownStatus(look)] : [null]),
  also: (look) => [ray(look), serverIsCloudflare(look)],
  cause,
  remedy,
  source: 'Cloudflare documentation, 5xx errors',
})

const challenged: Diagnosis = {
  id: 'cloudflare/challenged',
  rows: ['128', 'E-3'],
  says: 'Cloudflare’s firewall refused or challenged it; the origin never saw the request',
  confidence: 'certain',
  basis: 'documented',
  layer: 'firewall',
  when: (look) =>
    look.status === 403 || look.status === 429 || look.status === 503 ? [ray(look), look.oneOf(mitigated(look), ownPage(look))] : [null],
  also: (look) => [look.weSentNo('user-agent'), serverIsCloudflare(look)],
  cause:
    'A WAF or bot rule matched. A WebSocket client cannot answer a challenge, and a request without the fields of a browser looks like a bot.',
  remedy: 'Look up the CF-RAY under Security, Events, and skip that rule for the path of the WebSocket.',
  source: 'Cloudflare documentation, cf-mitigated and WAF',
}

/** Rule 128. */
const refusedThrough: Diagnosis = {
  id: 'cloudflare/refused-on-the-way',
  rows: ['128', 'A7-5'],
  fallback: true,
  says: 'possibly a setting of Cloudflare stands in the way: WebSockets off for the zone, a firewall rule, or a cache rule on this path',
  confidence: 'possible',
  basis: 'documented',
  layer: 'proxy',
  when: (look) => (look.status !== null && look.status >= 400 && look.status < 500 ? [ray(look), look.isStatus(look.status)] : [null]),
  also: (look) => [look.has('cf-cache-status'), serverIsCloudflare(look)],
  cause:
    'The answer passed Cloudflare, which passes upgrades on only where WebSockets are on for the zone and no cache rule covers the path.',
  remedy:
    'Ask the origin directly with this same request. If it accepts, turn WebSockets on under Network and exclude the path from cache rules.',
  snippets: [cloudflareWebsockets],
  source: 'Cloudflare documentation, WebSockets; GitLab infrastructure issue 8457',
}

const fromCache: Diagnosis = {
  id: 'cloudflare/from-cache',
  rows: ['128'],
  says: (look) => `a cache of Cloudflare answered (cf-cache-status: ${look.header('cf-cache-status') ?? ''}), not the origin`,
  confidence: 'likely',
  basis: 'documented',
  layer: 'proxy',
  when: (look) => (look.opened ? [null] : [look.has('cf-cache-status', /^(?:HIT|STALE|UPDATING|REVALIDATED)$/i), ray(look)]),
  cause: 'A cache rule covers the path, and an answer to an earlier plain GET was kept: an upgrade is never answered from a cache.',
  remedy: 'Exclude the path of the WebSocket from cache rules, and purge it.',
  snippets: [cloudflareWebsockets],
  source: 'Cloudflare documentation, cache status; GitLab infrastructure issue 8457',
}

export const cloudflare: Pack = {
  id: 'cloudflare',
  title: 'Cloudflare',
  role: 'front',
  signals: { strong: [ownPage, ownStatus, mitigated], broad: [ray, serverIsCloudflare] },
  diagnoses: [
    originFailed({
      name: 'origin-answer-unknown',
      status: [520],
      rows: ['122'],
      says: 'the origin behind Cloudflare gave an empty or broken answer',
      cause:
        'The origin ended the connection, its head is larger than 16 kB, or it speaks another protocol than Cloudflare expects: a crash in the handshake looks so.',
      remedy: 'Look into the log of the origin at this time, and ask it directly with this same request.',
    }),
    originFailed({
      name: 'origin-unreachable',
      status: [521, 522, 523],
      rows: ['123'],
      says: 'Cloudflare cannot reach the origin: 521 is refused, 522 no answer to TCP in time, 523 no route',
      cause: 'The origin is down, its address in DNS is old, or its firewall does not let Cloudflare’s addresses in.',
      remedy: 'Allow Cloudflare’s address ranges, and compare the record in DNS with the address the origin has.',
    }),
    originFailed({
      name: 'origin-timeout',
      status: [524],
      rows: ['124'],
      says: 'the origin took the connection and did not answer the handshake in time',
      cause: 'Cloudflare waits 100 s, or 120 s by another of its pages, for the head of the answer.',
      remedy: 'Let the origin answer the handshake at once and do slow work after the 101.',
    }),
    originFailed({
      name: 'origin-tls',
      status: [525, 526],
      rows: ['125'],
      says: 'TLS between Cloudflare and the origin failed: 525 is the handshake, 526 the certificate',
      cause: 'The origin has no certificate Cloudflare accepts, no common cipher, or speaks no TLS on that port.',
      remedy: 'Give the origin a valid certificate for this host, or one of Cloudflare’s origin CA, and look at the SSL mode of the zone.',
    }),
    challenged,
    fromCache,
    notPassedOn({
      pack: 'cloudflare',
      title: 'Cloudflare',
      rows: ['099', '128'],
      mark: ray,
      basis: 'documented',
      cause:
        'Where WebSockets are off for the zone, or a rule handles the path as an ordinary page, Cloudflare sends a plain GET to the origin. A proxy between Cloudflare and the server does the same.',
      remedy: 'Turn WebSockets on under Network, and look at the proxies behind Cloudflare as well.',
      snippets: [cloudflareWebsockets],
      source: 'Cloudflare documentation, WebSockets',
    }),
    refusedThrough,
  ],
}
