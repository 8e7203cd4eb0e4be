import type { Look, Seen } from '../look'
import type { Diagnosis, Pack } from '../pack'
import traefikRouter from '../snippets/traefik-router'

/** Only Traefik of those we know writes this pair. */
const clientClosed = (look: Look): Seen | null => (look.status === 499 ? look.bodyIs('Client Closed Request') : null)
/** Go's own words for a path nobody handles: every Go server says so. */
const goNotFound = (look: Look): Seen | null =>
  look.status === 404 && look.header('server') === null ? look.broad(look.bodyIs('404 page not found')) : null
/** The text of the status, as Go labels text, and no Server. */
const statusText = (look: Look, text: string): Seen | null =>
  look.header('server') === null && /^text\/plain; charset=utf-8$/.test(look.header('content-type') ?? '') ? look.bodyIs(text) : null

/** Rule 116. */
const noRouter: Diagnosis = {
  id: 'traefik/no-router',
  rows: ['116', 'E-15'],
  fallback: true,
  says: 'possibly no router of Traefik matches this host and path; every other server written in Go answers so as well',
  confidence: 'possible',
  basis: 'unverified',
  layer: 'proxy',
  when: (look) => [goNotFound(look)],
  also: (look) => [look.has('x-content-type-options', 'nosniff'), look.pathIs(/./)],
  cause:
    'The text is Go’s for a path without a handler. Traefik answers so where no router matches, or the router is on another entry point or wants TLS.',
  remedy:
    'Where Traefik is on the way, compare Host and path with the rules on its dashboard, and the entry point and tls of the router. Otherwise look at the routes of the Go server.',
  snippets: [traefikRouter],
  source: 'Go net/http NotFound; Traefik documentation',
}

/** Rule 117. */
const backendError: Diagnosis = {
  id: 'traefik/backend-error',
  rows: ['117', 'E-26'],
  says: (look) =>
    look.status === 504
      ? 'possibly Traefik got no answer in time from the server behind it'
      : 'possibly Traefik reached no server behind it, or that server closed',
  confidence: 'possible',
  basis: 'source',
  layer: 'proxy',
  when: (look) =>
    look.status === 502 || look.status === 504
      ? [look.oneOf(statusText(look, 'Bad Gateway'), statusText(look, 'Gateway Timeout'))]
      : [null],
  cause:
    'Traefik writes the text of the status and nothing else: 502 where the connection ended or failed, 504 for a time limit, 500 otherwise. It names itself nowhere, and others may write the same.',
  remedy: 'Look into Traefik’s log at this time, and at the URL of the service: its port, and http against https.',
  source: 'traefik/traefik pkg/proxy error handler',
}

/** Rule 117. */
const clientGone: Diagnosis = {
  id: 'traefik/client-closed',
  rows: ['117'],
  says: 'Traefik takes the client for gone before the server behind answered',
  confidence: 'likely',
  basis: 'source',
  layer: 'proxy',
  when: (look) => [clientClosed(look)],
  cause: 'The context of the request was cancelled while Traefik waited for the server behind: a client, or a proxy in front, that closed.',
  remedy: 'Look for a time limit in front of Traefik that is shorter than the server needs for the handshake.',
  source: 'traefik/traefik pkg/proxy error handler (499)',
}

export const traefik: Pack = {
  id: 'traefik',
  title: 'Traefik',
  role: 'front',
  signals: { strong: [clientClosed], broad: [] },
  diagnoses: [noRouter, backendError, clientGone],
}
