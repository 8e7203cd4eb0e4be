import { latin1Encode } from '../../bytes/latin1'
import { rule } from '../rule'
import { answered, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/head-in-time',
  catalogue: ['H-011'],
  title: 'The answer came in time',
  failureTitle: 'The answer did not come in time',
  section: 'rfc6455-4.1',
  says: 'A client waits for the answer; how long is its own limit.',
  level: 'practice',
  effect: 'clients-fail',
  requires: ['answer'],
  reasons: {
    inTime: 'The head came before our limit',
    silent: 'Nothing came within our limit of time: expected a response head',
    stalled: '{count} octets came within our limit of time and no blank line: expected a whole response head',
    other: 'The wait ended for another reason',
  },
  check({ answer }) {
    if (answer.how === 'head') return { outcome: 'pass', because: 'inTime', at: [] }
    if (answer.how !== 'timed-out') return { outcome: 'not-applicable', because: 'other' }
    if (answer.bytes.length === 0) return { outcome: 'fail', because: 'silent', at: [] }
    const at = [{ part: 'response' as const, start: 0, end: answer.bytes.length }]
    return { outcome: 'fail', because: 'stalled', at, values: { count: String(answer.bytes.length) } }
  },
  advice:
    'Silence often means that nothing handles upgrades on this path, that the port wants TLS, or that a proxy waits for its server. The limit can be raised.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'inTime', response: SAMPLE_RESPONSE }],
    fail: [
      { name: 'silence', because: 'silent', artifacts: answered('timed-out') },
      {
        name: 'half a head',
        because: 'stalled',
        artifacts: answered('timed-out', { bytes: latin1Encode('HTTP/1.1 101 ') }),
        marks: ['HTTP/1.1 101 '],
      },
    ],
    notApplicable: [{ name: 'a closed connection', because: 'other', artifacts: answered('ended') }],
  },
})
