import { latin1Decode } from '../../bytes/latin1'
import { rule } from '../rule'
import { SAMPLE_REFUSAL } from '../sample'

/** What nginx, Apache, Go and Tomcat write when clear text reaches their TLS port. */
const PAGES =
  /plain HTTP request was sent to HTTPS port|speaking plain HTTP to an SSL-enabled server|Client sent an HTTP request to an HTTPS server|combination of host and port requires TLS/i
const SCANNED = 4096

export default rule({
  id: 'response/plain-http-to-tls-port',
  catalogue: ['H-006'],
  title: 'The port does not ask for TLS',
  failureTitle: 'The port asks for TLS',
  section: 'rfc6455-3',
  says: 'ws is clear text and wss is TLS: scheme and port have to agree.',
  level: 'practice',
  effect: 'clients-fail',
  requires: ['response', 'body'],
  reasons: {
    quiet: 'The body does not ask for TLS',
    asks: 'The body says "{seen}": expected wss:// for this port',
    otherStatus: 'The status is not 400',
  },
  check({ response, body }) {
    if (response.start.status !== 400) return { outcome: 'not-applicable', because: 'otherStatus' }
    const found = PAGES.exec(latin1Decode(body.bytes, 0, SCANNED))
    if (!found) return { outcome: 'pass', because: 'quiet', at: [] }
    const at = [{ part: 'body' as const, start: found.index, end: found.index + found[0].length }]
    return { outcome: 'fail', because: 'asks', at, values: { seen: found[0] } }
  },
  advice: 'Use wss:// with this port.',
  examples: {
    pass: [
      {
        name: 'another 400',
        because: 'quiet',
        response: ['HTTP/1.1 400 Bad Request'],
        body: 'Missing or invalid Sec-WebSocket-Key header',
      },
    ],
    fail: [
      {
        name: 'nginx',
        because: 'asks',
        response: ['HTTP/1.1 400 Bad Request', 'Server: nginx'],
        body: '<center>The plain HTTP request was sent to HTTPS port</center>',
        marks: ['plain HTTP request was sent to HTTPS port'],
      },
    ],
    notApplicable: [{ name: 'a 403', because: 'otherStatus', response: SAMPLE_REFUSAL }],
  },
})
