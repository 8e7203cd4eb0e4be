import { field, namePlaces } from '../fields'
import { rule } from '../rule'
import { requestWith, SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/origin-once',
  catalogue: ['R-074'],
  title: 'Origin is sent once',
  failureTitle: 'Origin is sent more than once',
  section: 'rfc6454-7.3',
  says: 'A user agent sends no more than one Origin field in a request.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    once: 'There is one Origin line',
    repeated: 'There are {count} Origin lines: expected one',
    absent: 'There is no Origin line to count',
  },
  check({ request }) {
    const lines = field(request, 'origin')
    if (lines.length === 0) return { outcome: 'not-applicable', because: 'absent' }
    const at = namePlaces('request', lines)
    return lines.length === 1
      ? { outcome: 'pass', because: 'once', at }
      : { outcome: 'fail', because: 'repeated', at, values: { count: String(lines.length) } }
  },
  advice: 'Keep one of them.',
  examples: {
    pass: [{ name: 'one', because: 'once', request: requestWith('Origin: https://example.com'), marks: ['Origin'] }],
    fail: [
      {
        name: 'two',
        because: 'repeated',
        request: requestWith('Origin: https://example.com', 'Origin: null'),
        marks: ['Origin', 'Origin'],
      },
    ],
    notApplicable: [{ name: 'none', because: 'absent', request: SAMPLE_REQUEST }],
  },
})
