import type { Look, Seen } from '../look'
import type { Diagnosis, Pack } from '../pack'

const viaRouter = (look: Look): Seen | null => look.has('via', /\b(?:vegur|heroku-router)\b/)
const ownPage = (look: Look): Seen | null => look.bodyHas(/herokucdn\.com\/error-pages\/[a-z-]{3,40}\.html/)
const herokuHost = (look: Look): Seen | null =>
  look.broad(look.seen('The host is Heroku’s', /\.herokuapp\.com$/.test(look.artifacts.target?.host ?? '')))

/** Rule 062 is about ends; this is the page of the same router. */
const routerError: Diagnosis = {
  id: 'heroku/router-error',
  rows: ['062', 'E-27'],
  says: (look) => (look.status === 404 ? 'possibly no app of Heroku has this host' : 'possibly Heroku’s router got no answer from the app'),
  confidence: 'possible',
  basis: 'unverified',
  layer: 'proxy',
  when: (look) =>
    look.status === 404 || look.status === 502 || look.status === 503 ? [look.isStatus(404, 502, 503), ownPage(look)] : [null],
  also: (look) => [viaRouter(look), herokuHost(look)],
  cause: 'The page is that of Heroku’s router: the app crashed (H10), did not answer within 30 s (H12), or has no dyno (H14).',
  remedy: 'Read "heroku logs --tail" at this time: the code beginning with H names the reason.',
  source: 'Heroku documentation, error codes; not measured',
}

export const heroku: Pack = {
  id: 'heroku',
  title: 'Heroku’s router',
  role: 'front',
  signals: { strong: [ownPage], broad: [viaRouter, herokuHost] },
  diagnoses: [routerError],
}
