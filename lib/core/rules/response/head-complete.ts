import { latin1Encode } from '../../bytes/latin1'
import { rule } from '../rule'
import { answered, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/head-complete',
  title: 'The head of the answer came whole',
  failureTitle: 'The connection ended inside the head of the answer',
  section: 'rfc9112-8',
  says: 'An answer that ends before the blank line of its head is incomplete.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['answer'],
  reasons: {
    whole: 'The head ends with its blank line',
    cut: 'The connection ended after {count} octets of the head: expected the blank line that ends it',
    other: 'The connection did not end inside a head',
  },
  check({ answer }) {
    if (answer.how === 'head') return { outcome: 'pass', because: 'whole', at: [] }
    if (answer.how !== 'ended' || answer.bytes.length === 0) return { outcome: 'not-applicable', because: 'other' }
    const at = [{ part: 'response' as const, start: 0, end: answer.bytes.length }]
    return { outcome: 'fail', because: 'cut', at, values: { count: String(answer.bytes.length) } }
  },
  advice: 'Look for a crash while the answer was written, or for a proxy that gave up; a missing blank line has the same effect.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'whole', response: SAMPLE_RESPONSE }],
    fail: [
      {
        name: 'cut off',
        because: 'cut',
        artifacts: answered('ended', { bytes: latin1Encode('HTTP/1.1 101 Swi') }),
        marks: ['HTTP/1.1 101 Swi'],
      },
    ],
    notApplicable: [{ name: 'silence', because: 'other', artifacts: answered('timed-out') }],
  },
})
