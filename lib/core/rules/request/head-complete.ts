import { places } from '../fields'
import { rule } from '../rule'
import { SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/head-complete',
  catalogue: ['R-094'],
  title: 'A blank line ends the request',
  failureTitle: 'No blank line ends the request',
  section: 'rfc9112-2.1',
  says: 'A head ends with an empty line.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    ended: 'A blank line ends the head',
    open: 'The last line is not followed by a blank line: expected one, as the server waits for it',
  },
  check({ request }) {
    if (request.complete) return { outcome: 'pass', because: 'ended', at: places('request', [request.blank]) }
    return { outcome: 'fail', because: 'open', at: places('request', [request.lines.at(-1)?.span ?? request.start.span]) }
  },
  advice: 'End the last line with CRLF and add an empty line after it.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'ended', request: SAMPLE_REQUEST, marks: ['\r\n'] }],
    fail: [
      {
        name: 'one line end only',
        because: 'open',
        request: 'GET /chat HTTP/1.1\r\nHost: example.com\r\n',
        marks: ['Host: example.com\r\n'],
      },
      { name: 'only a request line', because: 'open', request: 'GET /chat HTTP/1.1\r\n', marks: ['GET /chat HTTP/1.1'] },
    ],
  },
})
