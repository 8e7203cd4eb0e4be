import { latin1Encode } from '../../bytes/latin1'
import { rule } from '../rule'
import { answered, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/status-line-present',
  catalogue: ['H-009'],
  title: 'The answer begins with a status line',
  failureTitle: 'The answer begins without a status line',
  section: 'rfc9112-4',
  says: 'The first line of a response is its status line; HTTP/0.9, which had none, is long gone.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['answer'],
  reasons: {
    present: 'A status line came first',
    html: 'A page came without a status line: expected "HTTP/1.1" first',
    json: 'JSON came without a status line: expected "HTTP/1.1" first',
    other: 'Neither a page nor JSON came',
  },
  check({ answer }) {
    if (answer.how === 'head') return { outcome: 'pass', because: 'present', at: [] }
    if (answer.looksLike !== 'html' && answer.looksLike !== 'json') return { outcome: 'not-applicable', because: 'other' }
    return { outcome: 'fail', because: answer.looksLike, at: [{ part: 'response', start: 0, end: Math.min(answer.bytes.length, 16) }] }
  },
  advice: 'Look for a script or proxy that drops the head, or for a service on this port that is not HTTP.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'present', response: SAMPLE_RESPONSE }],
    fail: [
      {
        name: 'a page',
        because: 'html',
        artifacts: answered('not-http', { bytes: latin1Encode('<html><body>hi'), looksLike: 'html' }),
        marks: ['<html><body>hi'],
      },
      {
        name: 'an error object',
        because: 'json',
        artifacts: answered('not-http', { bytes: latin1Encode('{"error":1}'), looksLike: 'json' }),
      },
    ],
    notApplicable: [{ name: 'silence', because: 'other', artifacts: answered('timed-out') }],
  },
})
