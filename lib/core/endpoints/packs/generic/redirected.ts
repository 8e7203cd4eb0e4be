import { quoted } from '../../../spec/words'
import type { Diagnosis } from '../../pack'

/** Rule 004. */
export const redirected: Diagnosis = {
  id: 'generic/redirected',
  rows: ['004'],
  says: (look) => `it redirects to ${quoted(look.header('location') ?? '')}, which browsers never follow for a WebSocket`,
  confidence: 'certain',
  basis: 'documented',
  layer: 'application',
  when: (look) => [look.isStatus(301, 302, 303, 307, 308), look.has('location')],
  cause:
    'The usual reasons are http that is sent on to https, a missing slash at the end of the path, and a login page. A client may follow a redirect of the opening handshake, and browsers do not (RFC 6455 §4.1).',
  remedy:
    'Use the URL the redirect leads to, with wss:// in place of https://. Where it leads to a login page, send the credentials the endpoint asks for.',
  source: 'RFC 6455 §4.1; ws lib/websocket.js (followRedirects)',
}
