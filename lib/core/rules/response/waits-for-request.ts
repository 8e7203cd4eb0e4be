import { latin1Encode } from '../../bytes/latin1'
import { rule } from '../rule'
import { answered, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/waits-for-request',
  catalogue: ['H-003'],
  title: 'The server waited for the request',
  failureTitle: 'The server spoke before the request was sent',
  section: 'rfc9112-2.1',
  says: 'In HTTP the client speaks first.',
  level: 'should',
  effect: 'clients-fail',
  requires: ['answer'],
  reasons: {
    waited: 'The answer came after the request',
    first: '{count} octets came before the request was sent: expected an HTTP server, which waits',
    nothing: 'No octets came before the request',
  },
  check({ answer }) {
    if (answer.how === 'head') return { outcome: 'pass', because: 'waited', at: [] }
    if (answer.how !== 'before-request' || answer.bytes.length === 0) return { outcome: 'not-applicable', because: 'nothing' }
    const at = [{ part: 'response' as const, start: 0, end: answer.bytes.length }]
    return { outcome: 'fail', because: 'first', at, values: { count: String(answer.bytes.length) } }
  },
  advice: 'Check the port: SSH, mail, FTP and database servers greet first, HTTP servers do not.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'waited', response: SAMPLE_RESPONSE }],
    fail: [
      {
        name: 'a greeting',
        because: 'first',
        artifacts: answered('before-request', { bytes: latin1Encode('220 ready\r\n'), looksLike: 'smtp-or-ftp' }),
        marks: ['220 ready\r\n'],
      },
    ],
    notApplicable: [{ name: 'silence', because: 'nothing', artifacts: answered('timed-out') }],
  },
})
