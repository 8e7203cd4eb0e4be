import type { Look, Seen } from '../../look'
import { notPassedOn } from '../../not-passed-on'
import type { Diagnosis } from '../../pack'
import caddyReverseProxy from '../../snippets/caddy-reverse-proxy'

const MEASURED = 'measured on Caddy 2.6.2'

export const serverIsCaddy = (look: Look): Seen | null => look.has('server', /^Caddy\b/)
/** Newer Caddy names itself in Via as well. */
export const viaCaddy = (look: Look): Seen | null => look.has('via', /\bcaddy\b/i)

/** Caddy's own answer: nothing but Server, Date and an empty body. What it passes on has more. */
const ownAnswer = (look: Look): Seen | null =>
  serverIsCaddy(look) ? look.fieldsAre(['Server', 'Date', 'Content-Length'], ['Alt-Svc']) : null

const answerWith = (look: Look, ...statuses: number[]): readonly (Seen | null)[] =>
  look.status !== null && statuses.includes(look.status)
    ? [look.isStatus(...statuses), serverIsCaddy(look), ownAnswer(look), look.bodyIsEmpty()]
    : [null]

/** Rule 099 for Caddy, which passes upgrades on unless it is told not to. */
export const upgradeNotPassedOn = notPassedOn({
  pack: 'caddy',
  title: 'Caddy',
  rows: ['099'],
  mark: (look) => look.oneOf(serverIsCaddy(look), viaCaddy(look)),
  basis: 'measured',
  cause:
    'reverse_proxy passes upgrades on by itself: something removes the fields, such as "header_up -Upgrade" or "header_up -Connection" on this route, or another proxy between Caddy and the server.',
  remedy: 'Take header_up lines for Connection and Upgrade out of the Caddyfile.',
  snippets: [caddyReverseProxy],
  source: `${MEASURED} with header_up, in front of ws 8.23.0`,
})

export const badGateway: Diagnosis = {
  id: 'caddy/bad-gateway',
  rows: ['E-26'],
  says: 'Caddy reached no server behind it, or that server closed without an answer',
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  when: (look) => answerWith(look, 502),
  cause: 'The connection to the upstream was refused, or it ended before a response head. Caddy’s own 502 has no body.',
  remedy:
    'See that the server behind listens on the address in reverse_proxy. Caddy’s log has the error ("dial tcp …: connect: connection refused", "EOF").',
  source: `${MEASURED}: refused, and closed`,
}

export const gatewayTimeout: Diagnosis = {
  id: 'caddy/gateway-timeout',
  rows: ['E-28'],
  says: 'the server behind Caddy did not answer in time',
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  when: (look) => answerWith(look, 504),
  cause: 'response_header_timeout of the transport passed. It is off by default, so somebody set it.',
  remedy: 'Look why the server behind does not answer the handshake.',
  source: `${MEASURED} with response_header_timeout`,
}

export const noRoute: Diagnosis = {
  id: 'caddy/no-route',
  rows: ['A7-5'],
  says: 'nothing in the Caddyfile handles this path: Caddy answers with an empty 200',
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  when: (look) => answerWith(look, 200),
  cause: 'Where no directive of the site answers, Caddy sends 200 without a body: the matcher of reverse_proxy does not fit this path.',
  remedy: 'Compare the path with the matcher: "/ws" matches that path alone, "/ws*" and "/ws/*" what lies below.',
  snippets: [caddyReverseProxy],
  source: MEASURED,
}

export const respondedByRule: Diagnosis = {
  id: 'caddy/responded-by-rule',
  rows: ['E-3'],
  says: (look) => `a directive of Caddy answers ${look.status ?? ''} itself; the server behind never saw the request`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  when: (look) => answerWith(look, 400, 401, 403, 404, 429, 503),
  cause:
    '"respond", "error" or "file_server" handles this path before reverse_proxy, or the latter’s upstreams are all marked unhealthy (503).',
  remedy: 'Look for the directive that matches this path; handle blocks make the order plain.',
  source: `${MEASURED}: respond 403 and 404`,
}

/** Rule 120. */
export const reloaded: Diagnosis = {
  id: 'caddy/reloaded',
  rows: ['120'],
  says: 'Caddy closed with 1001, as it does with every WebSocket when its configuration is reloaded or it shuts down',
  confidence: 'likely',
  basis: 'measured',
  layer: 'proxy',
  when: (look) =>
    look.opened
      ? [
          look.closedWith(1001, ''),
          look.oneOf(serverIsCaddy(look), viaCaddy(look)),
          look.seen('The Close frame has the code 1001 and no reason, as Caddy writes it', look.artifacts.close?.received?.reason === ''),
        ]
      : [null],
  cause:
    'On a reload Caddy closes hijacked connections of the old configuration itself, to both sides. 2.6.2 writes the frame to the server behind without a mask, which ws reports as WS_ERR_EXPECTED_MASK: a server without an error listener ends by it. A server behind that goes away sends 1001 as well.',
  remedy: 'Reconnect. From 2.7 on stream_close_delay lets connections outlive a reload.',
  snippets: [caddyReverseProxy],
  source: `${MEASURED} by "caddy reload"; caddy reverseproxy/streaming.go`,
}
