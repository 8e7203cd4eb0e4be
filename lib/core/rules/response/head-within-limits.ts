import { rule } from '../rule'
import { answered, SAMPLE_RESPONSE } from '../sample'

const LIMIT_NAMES: Readonly<Record<string, string>> = {
  headBytes: 'octets in the head',
  headLines: 'lines in the head',
  lineBytes: 'octets on one line',
  interimHeads: 'interim heads',
}

export default rule({
  id: 'response/head-within-limits',
  catalogue: ['H-012'],
  title: 'The head fits our limits',
  failureTitle: 'The head exceeds a limit of ours',
  section: 'rfc9110-5.4',
  says: 'HTTP sets no limit on heads; every client sets its own.',
  level: 'practice',
  effect: 'none',
  requires: ['answer'],
  reasons: {
    fits: 'The head is within our limits',
    exceeded: 'The answer has more {what} than we read: this limit is ours, not that of HTTP',
    other: 'No limit of size was reached',
  },
  check({ answer }) {
    if (answer.how === 'head') return { outcome: 'pass', because: 'fits', at: [] }
    if (answer.how !== 'limit') return { outcome: 'not-applicable', because: 'other' }
    return { outcome: 'fail', because: 'exceeded', at: [], values: { what: LIMIT_NAMES[answer.limit ?? ''] ?? 'octets' } }
  },
  advice: 'Look for an endless or runaway head; common clients stop at 8 to 64 KiB as well.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'fits', response: SAMPLE_RESPONSE }],
    fail: [{ name: 'megabytes of header', because: 'exceeded', artifacts: answered('limit', { limit: 'headBytes' }) }],
    notApplicable: [{ name: 'silence', because: 'other', artifacts: answered('timed-out') }],
  },
})
