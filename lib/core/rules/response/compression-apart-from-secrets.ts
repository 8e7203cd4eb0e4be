import { wholePlaces } from '../fields'
import { deflateOf, paramOf } from '../offer'
import { requestSecrets } from '../request-secrets'
import { rule } from '../rule'
import { requestWith, responseWith, SAMPLE_RESPONSE } from '../sample'

const COOKIE = requestWith('Cookie: sid=4f1c0a6e2b9d47f3a1', 'Sec-WebSocket-Extensions: permessage-deflate')
const DEFLATE = responseWith('Sec-WebSocket-Extensions: permessage-deflate')
const SECURE = 'wss://example.com/chat'

export default rule({
  id: 'response/compression-apart-from-secrets',
  catalogue: ['H-098'],
  title: 'Compression is kept apart from secrets',
  failureTitle: 'Messages of an authenticated connection are compressed over TLS',
  section: 'rfc7692-8',
  says: 'Compression with a history, under encryption, lets the length of what is sent betray secrets beside text of an attacker.',
  level: 'practice',
  effect: 'none',
  requires: ['response', 'request', 'target'],
  reasons: {
    noSecrets: 'The handshake carried no credentials',
    noHistory: 'Neither side keeps a history between messages',
    together:
      'permessage-deflate was accepted on a connection that carries {names}: expected no compression, or none that keeps a history, where messages mix secrets with text of others',
    clear: 'The connection is not encrypted, so lengths betray nothing more',
    notAccepted: 'The server did not accept permessage-deflate',
  },
  check({ response, request, target }) {
    const accepted = response.start.status === 101 ? deflateOf(response) : []
    if (accepted.length === 0) return { outcome: 'not-applicable', because: 'notAccepted' }
    if (!target.tls) return { outcome: 'not-applicable', because: 'clear' }
    const at = wholePlaces('response', accepted)
    const secrets = requestSecrets(request)
    if (secrets.length === 0) return { outcome: 'pass', because: 'noSecrets', at }
    const forgetful = accepted.every(
      (extension) =>
        paramOf(extension, 'server_no_context_takeover') !== undefined && paramOf(extension, 'client_no_context_takeover') !== undefined,
    )
    if (forgetful) return { outcome: 'pass', because: 'noHistory', at }
    return { outcome: 'fail', because: 'together', at, values: { names: [...new Set(secrets.map(({ name }) => name))].join(', ') } }
  },
  advice:
    'If messages hold tokens beside text that others may choose, turn compression off for them, or agree on server_no_context_takeover and client_no_context_takeover.',
  examples: {
    pass: [
      { name: 'a public feed', because: 'noSecrets', url: SECURE, response: DEFLATE },
      {
        name: 'no history on either side',
        because: 'noHistory',
        url: SECURE,
        request: COOKIE,
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; client_no_context_takeover'),
      },
    ],
    fail: [
      { name: 'a session cookie', because: 'together', url: SECURE, request: COOKIE, response: DEFLATE, marks: ['permessage-deflate'] },
    ],
    notApplicable: [
      { name: 'clear text', because: 'clear', request: COOKIE, response: DEFLATE },
      { name: 'no compression', because: 'notAccepted', url: SECURE, request: COOKIE, response: SAMPLE_RESPONSE },
    ],
  },
})
