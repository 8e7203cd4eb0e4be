import { faultsOf, places, short, wholePlaces } from '../fields'
import { rule } from '../rule'
import { SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/status-line-form',
  catalogue: ['H-020', 'H-022', 'H-024'],
  title: 'The status line has its form',
  failureTitle: 'The status line has another form',
  section: 'rfc9112-4',
  says: 'A status line is the version, one space, three digits from 100 to 599, one space, and a phrase that may be empty.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['response'],
  reasons: {
    formed: 'The status line is "{seen}"',
    version: 'The status line is "{seen}": expected a version such as "HTTP/1.1", in capitals',
    digits: 'The status line is "{seen}": expected a status of three digits after the version',
    range: 'The status line is "{seen}": expected a status from 100 to 599',
    spaces: 'The status line is "{seen}": expected single spaces',
    before: 'An empty line stands before the status line: expected the status line first',
  },
  check({ response }) {
    const { text, status, statusSpan, span, versionSpan } = response.start
    const values = { seen: short(text) }
    const nonEmpty = (candidate: { start: number; end: number }) => (candidate.end > candidate.start ? candidate : span)
    if (faultsOf(response, 'version-malformed').length > 0)
      return { outcome: 'fail', because: 'version', at: places('response', [nonEmpty(versionSpan)]), values }
    if (status === null) return { outcome: 'fail', because: 'digits', at: places('response', [nonEmpty(statusSpan)]), values }
    if (status < 100 || status > 599) return { outcome: 'fail', because: 'range', at: places('response', [statusSpan]), values }
    const spaces = faultsOf(response, 'extra-space-in-start-line')
    if (spaces.length > 0) return { outcome: 'fail', because: 'spaces', at: wholePlaces('response', spaces), values }
    const before = faultsOf(response, 'empty-line-before-start')
    if (before.length > 0) return { outcome: 'fail', because: 'before', at: wholePlaces('response', before) }
    return { outcome: 'pass', because: 'formed', at: places('response', [span]), values }
  },
  advice: 'Let the HTTP library write the status line. "HTTP/2 101" on an HTTP/1.1 connection comes from a mock written by hand.',
  examples: {
    pass: [
      { name: 'the answer of the RFC', because: 'formed', response: SAMPLE_RESPONSE, marks: ['HTTP/1.1 101 Switching Protocols'] },
      { name: 'an empty phrase', because: 'formed', response: ['HTTP/1.1 101 '] },
    ],
    fail: [
      { name: 'lower case', because: 'version', response: ['http/1.1 101 Switching Protocols'], marks: ['http/1.1'] },
      { name: 'HTTP/2 as text', because: 'version', response: ['HTTP/2 101 Switching Protocols'], marks: ['HTTP/2'] },
      { name: 'no status', because: 'digits', response: ['HTTP/1.1'], marks: ['HTTP/1.1'] },
      { name: 'letters', because: 'digits', response: ['HTTP/1.1 OK'], marks: ['OK'] },
      { name: 'out of range', because: 'range', response: ['HTTP/1.1 999 Denied'], marks: ['999'] },
      { name: 'two spaces', because: 'spaces', response: ['HTTP/1.1  101 Switching Protocols'], marks: ['  '] },
      { name: 'an empty line first', because: 'before', response: '\r\nHTTP/1.1 101 Switching Protocols\r\n\r\n', marks: ['\r\n'] },
    ],
  },
})
