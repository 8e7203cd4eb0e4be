import { places } from '../fields'
import { rule } from '../rule'

const asking = (line: string) => [line, 'Host: example.com']

export default rule({
  id: 'request/http-version',
  catalogue: ['R-021'],
  title: 'The version is HTTP/1.1',
  failureTitle: 'The version is not HTTP/1.1',
  section: 'rfc6455-4.1',
  says: 'The handshake is an HTTP request of version 1.1 or later.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    current: 'The version is {seen}',
    old: 'The version is "{seen}": expected "HTTP/1.1"',
    absent: 'The request line has no version: expected "HTTP/1.1" at its end',
    malformed: 'The version is "{seen}": expected "HTTP/1.1", in capitals',
    two: 'The version is "{seen}": expected "HTTP/1.1", as HTTP/2 and HTTP/3 are not written as text',
  },
  check({ request }) {
    const { version, versionSpan, span } = request.start
    if (version === '') return { outcome: 'fail', because: 'absent', at: places('request', [span]) }
    const at = places('request', [versionSpan])
    const values = { seen: version }
    if (/^HTTP\/1\.[1-9]$/.test(version)) return { outcome: 'pass', because: 'current', at, values }
    if (/^HTTP\/[23](?:\.0)?$/i.test(version)) return { outcome: 'fail', because: 'two', at, values }
    return { outcome: 'fail', because: /^HTTP\/[01]\.\d$/.test(version) ? 'old' : 'malformed', at, values }
  },
  advice: 'End the request line with HTTP/1.1. With curl, --http1.1 keeps TLS from choosing HTTP/2.',
  examples: {
    pass: [{ name: '1.1', because: 'current', request: asking('GET /chat HTTP/1.1'), marks: ['HTTP/1.1'] }],
    fail: [
      { name: '1.0', because: 'old', request: asking('GET /chat HTTP/1.0'), marks: ['HTTP/1.0'] },
      { name: 'none', because: 'absent', request: asking('GET /chat'), marks: ['GET /chat'] },
      { name: 'lower case', because: 'malformed', request: asking('GET /chat http/1.1'), marks: ['http/1.1'] },
      { name: 'HTTP/2 as text', because: 'two', request: asking('GET /chat HTTP/2'), marks: ['HTTP/2'] },
    ],
  },
})
