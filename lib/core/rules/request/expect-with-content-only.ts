import { field, membersEqual, wholePlaces } from '../fields'
import { rule } from '../rule'
import { requestWith, SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/expect-with-content-only',
  catalogue: ['R-105'],
  title: 'Expect: 100-continue stands with a body only',
  failureTitle: 'Expect: 100-continue stands there without a body',
  section: 'rfc9110-10.1.1',
  says: 'A client asks for 100 only where it has content to send.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    content: 'A body is announced',
    none: 'Expect is "100-continue" and no body is announced: expected no such line, as some servers answer 100 before 101',
    absent: 'The request does not expect 100',
  },
  check({ request }) {
    const expected = membersEqual(request, 'expect', '100-continue')
    if (expected.length === 0) return { outcome: 'not-applicable', because: 'absent' }
    const at = wholePlaces('request', expected)
    const lengths = field(request, 'content-length').filter((line) => line.value !== '0')
    const content = lengths.length + field(request, 'transfer-encoding').length > 0
    return content ? { outcome: 'pass', because: 'content', at } : { outcome: 'fail', because: 'none', at }
  },
  advice: 'Remove the line, unless you are testing what the server makes of it.',
  examples: {
    pass: [
      {
        name: 'a body',
        because: 'content',
        request: requestWith('Content-Length: 2', 'Expect: 100-continue'),
        marks: ['100-continue'],
      },
    ],
    fail: [{ name: 'no body', because: 'none', request: requestWith('Expect: 100-continue'), marks: ['100-continue'] }],
    notApplicable: [{ name: 'none', because: 'absent', request: SAMPLE_REQUEST }],
  },
})
