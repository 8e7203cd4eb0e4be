import type { Look, Seen } from '../look'
import { notPassedOn } from '../not-passed-on'
import type { Diagnosis, Pack } from '../pack'
import gcpBackendConfig from '../snippets/gcp-backend-config'

const viaGoogle = (look: Look): Seen | null => look.has('via', /\b1\.1 google\b/)
const ownPage = (look: Look): Seen | null =>
  look.bodyHas(/<title>50\d Server Error<\/title>[\s\S]{0,400}The server encountered a temporary error and could not complete your request/)
const noService = (look: Look): Seen | null => look.bodyHas(/response 404 \(backend NotFound\), service rules for/)

const serverError: Diagnosis = {
  id: 'gcp/server-error',
  rows: ['E-26', 'E-27'],
  says: 'possibly Google’s load balancer has no healthy backend, or lost it',
  confidence: 'possible',
  basis: 'unverified',
  layer: 'proxy',
  when: (look) => (look.status === 502 || look.status === 503 ? [look.isStatus(502, 503), ownPage(look)] : [null]),
  also: (look) => [viaGoogle(look)],
  cause:
    'The page is Google’s: the health check of the backend fails, its firewall does not admit the check’s addresses, or it ended the connection.',
  remedy:
    'Look at the health of the backend service. Its check is a plain GET, which servers that speak WebSocket only do not answer with 200; the log’s statusDetails names the reason.',
  source: 'Google Cloud documentation, external Application Load Balancers; not measured',
}

const noRule: Diagnosis = {
  id: 'gcp/no-rule',
  rows: ['E-15'],
  says: 'no rule of the Google load balancer, or of the GKE Ingress, leads from this path to a service',
  confidence: 'likely',
  basis: 'reported',
  layer: 'proxy',
  when: (look) => (look.status === 404 ? [noService(look)] : [null]),
  also: (look) => [viaGoogle(look)],
  cause: 'The answer is the default backend’s of ingress-gce.',
  remedy: 'Compare host and path with the Ingress; a path without /* matches only itself.',
  source: 'kubernetes/ingress-gce default backend',
}

/** Google Cloud's external load balancers. */
export const gcp: Pack = {
  id: 'gcp',
  title: 'Google Cloud load balancer',
  role: 'front',
  signals: { strong: [ownPage, noService], broad: [viaGoogle] },
  diagnoses: [
    serverError,
    noRule,
    notPassedOn({
      pack: 'gcp',
      title: 'the Google load balancer, or a proxy behind it,',
      rows: ['099'],
      mark: viaGoogle,
      basis: 'documented',
      cause: 'Google’s load balancers pass upgrades on by themselves, so it is mostly a proxy between it and the server that does not.',
      remedy: 'Look at the proxy behind the load balancer first, such as an nginx in the cluster.',
      snippets: [gcpBackendConfig],
      source: 'Google Cloud documentation, WebSocket support',
    }),
  ],
}
