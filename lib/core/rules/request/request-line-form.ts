import { faultsOf, wholePlaces } from '../fields'
import { rule } from '../rule'

const asking = (line: string) => [line, 'Host: example.com']

export default rule({
  id: 'request/request-line-form',
  catalogue: ['R-022'],
  title: 'The request line has its form',
  failureTitle: 'The request line has another form',
  section: 'rfc9112-3',
  says: 'A request line is a method, a target and a version, with one space between them.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    formed: 'Method, target and version stand there with one space between them',
    spaces: 'The request line has white space of its own: expected one space between method, target and version, and none elsewhere',
    malformed: 'The request line cannot be read as method, target and version',
    before: 'An empty line stands before the request line: expected the request line first',
  },
  check({ request }) {
    const malformed = faultsOf(request, 'start-line-malformed')
    if (malformed.length > 0) return { outcome: 'fail', because: 'malformed', at: wholePlaces('request', malformed) }
    const spaces = faultsOf(request, 'extra-space-in-start-line')
    if (spaces.length > 0) return { outcome: 'fail', because: 'spaces', at: wholePlaces('request', spaces) }
    const before = faultsOf(request, 'empty-line-before-start')
    if (before.length > 0) return { outcome: 'fail', because: 'before', at: wholePlaces('request', before) }
    return { outcome: 'pass', because: 'formed', at: wholePlaces('request', [request.start]) }
  },
  advice: 'Write "GET /path HTTP/1.1". A space that belongs to the path is %20.',
  examples: {
    pass: [{ name: 'the form', because: 'formed', request: asking('GET /chat HTTP/1.1'), marks: ['GET /chat HTTP/1.1'] }],
    fail: [
      { name: 'two spaces', because: 'spaces', request: asking('GET  /chat HTTP/1.1'), marks: ['  '] },
      { name: 'a space in the path', because: 'spaces', request: asking('GET /my chat HTTP/1.1'), marks: [' '] },
      { name: 'one word', because: 'malformed', request: asking('GET'), marks: ['GET'] },
      { name: 'an empty line first', because: 'before', request: '\r\nGET /chat HTTP/1.1\r\nHost: example.com\r\n\r\n', marks: ['\r\n'] },
    ],
  },
})
