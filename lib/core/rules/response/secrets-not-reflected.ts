import { latin1Decode } from '../../bytes/latin1'
import { field, places } from '../fields'
import { requestSecrets } from '../request-secrets'
import { rule } from '../rule'
import { requestWhere, requestWith, responseWith, SAMPLE_RESPONSE } from '../sample'

/** Of a body so many octets are looked at. */
const SCANNED = 65_536
const TOKEN = requestWith('Authorization: Bearer k3J9-vQ2xLm8Zt5w')

export default rule({
  id: 'response/secrets-not-reflected',
  catalogue: ['H-127'],
  title: 'No secret of the request stands in the answer',
  failureTitle: 'A secret of the request stands in the answer',
  section: 'rfc9110-17.9',
  says: 'What authenticates a client is not for logs, caches and pages, where copies of an answer end.',
  level: 'practice',
  effect: 'none',
  requires: ['response', 'responseBytes', 'request'],
  uses: ['body'],
  reasons: {
    kept: 'Neither head nor body repeats {names}',
    reflected: 'The answer repeats {names}: expected it to stay with the server',
    noSecrets: 'The request carried no secret that could be told from ordinary text',
  },
  check({ response, responseBytes, request, body }) {
    const secrets = requestSecrets(request)
    if (secrets.length === 0) return { outcome: 'not-applicable', because: 'noSecrets' }
    const head = latin1Decode(responseBytes)
    const page = body === undefined ? '' : latin1Decode(body.bytes, 0, Math.min(body.bytes.length, SCANNED))
    const cookies = field(response, 'set-cookie').map((line) => line.span)
    const found = secrets.map((secret) => {
      // A server may set the cookie anew that it was sent.
      const mayStand = (at: number) => secret.isCookie && cookies.some((span) => at >= span.start && at < span.end)
      return {
        name: secret.name,
        at: [
          ...places(
            'response',
            secret.search.find(head).filter((span) => !mayStand(span.start)),
          ),
          ...places('body', secret.search.find(page)),
        ],
      }
    })
    const reflected = found.filter(({ at }) => at.length > 0)
    const shown = reflected.length > 0 ? reflected : found
    const values = { names: [...new Set(shown.map(({ name }) => name))].join(', ') }
    if (reflected.length === 0) return { outcome: 'pass', because: 'kept', at: [], values }
    return { outcome: 'fail', because: 'reflected', at: reflected.flatMap(({ at }) => at), values }
  },
  advice:
    'Find what writes it: an error page that prints the request, a mirror of fields, or a redirect that keeps the query. Then change the secret.',
  examples: {
    pass: [
      { name: 'a server that keeps it', because: 'kept', request: TOKEN, response: SAMPLE_RESPONSE },
      {
        name: 'a session that is prolonged',
        because: 'kept',
        request: requestWith('Cookie: sid=4f1c0a6e2b9d47f3a1'),
        response: responseWith('Set-Cookie: sid=4f1c0a6e2b9d47f3a1; Secure'),
      },
    ],
    fail: [
      {
        name: 'an error page that prints the request',
        because: 'reflected',
        request: TOKEN,
        response: ['HTTP/1.1 500 Internal Server Error'],
        body: '<pre>authorization: Bearer k3J9-vQ2xLm8Zt5w</pre>',
        marks: ['k3J9-vQ2xLm8Zt5w'],
      },
      {
        name: 'a redirect that keeps the query',
        because: 'reflected',
        request: ['GET /chat?access_token=k3J9-vQ2xLm8Zt5w HTTP/1.1', ...requestWhere('x').slice(1)],
        response: ['HTTP/1.1 301 Moved Permanently', 'Location: /chat/?access_token=k3J9-vQ2xLm8Zt5w'],
        marks: ['k3J9-vQ2xLm8Zt5w'],
      },
      {
        name: 'a session in a field of its own',
        because: 'reflected',
        request: requestWith('Cookie: sid=4f1c0a6e2b9d47f3a1'),
        response: responseWith('X-Session: 4f1c0a6e2b9d47f3a1'),
        marks: ['4f1c0a6e2b9d47f3a1'],
      },
    ],
    notApplicable: [{ name: 'a request without secrets', because: 'noSecrets', response: SAMPLE_RESPONSE }],
  },
})
