import { field, wholePlaces } from '../fields'
import { rule } from '../rule'
import { SAMPLE_REFUSAL } from '../sample'

export default rule({
  id: 'response/content-length-without-transfer-encoding',
  catalogue: ['H-115'],
  title: 'The body is framed in one way',
  failureTitle: 'The body is framed in two ways',
  section: 'rfc9112-6.1',
  says: 'A message with Transfer-Encoding has no Content-Length.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['response'],
  reasons: {
    one: 'Content-Length and Transfer-Encoding do not stand together',
    both: 'Both Content-Length and Transfer-Encoding are there: expected one of them',
  },
  check({ response }) {
    const length = field(response, 'content-length')
    const coding = field(response, 'transfer-encoding')
    if (length.length === 0 || coding.length === 0) return { outcome: 'pass', because: 'one', at: [] }
    return { outcome: 'fail', because: 'both', at: wholePlaces('response', [...length, ...coding]) }
  },
  advice: 'Remove Content-Length where chunks are written. Two readers of such an answer may disagree on where it ends.',
  examples: {
    pass: [{ name: 'a length alone', because: 'one', response: SAMPLE_REFUSAL }],
    fail: [
      {
        name: 'both',
        because: 'both',
        response: ['HTTP/1.1 403 Forbidden', 'Content-Length: 5', 'Transfer-Encoding: chunked'],
        marks: ['Content-Length: 5\r\n', 'Transfer-Encoding: chunked\r\n'],
      },
    ],
  },
})
