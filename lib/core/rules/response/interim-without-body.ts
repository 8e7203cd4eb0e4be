import { field } from '../fields'
import { rule } from '../rule'
import { SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/interim-without-body',
  catalogue: ['H-025'],
  title: 'Interim heads announce no body',
  failureTitle: 'An interim head announces a body',
  section: 'rfc9110-15.2',
  says: 'A 1xx answer ends with its head; it has no content, and so no length or coding of one.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['interim'],
  reasons: {
    none: 'No interim head came before the final one',
    bare: 'Interim heads came first, without a body: {seen}',
    announced: 'The interim head {seen} has Content-Length or Transfer-Encoding: expected neither',
  },
  check({ interim }) {
    if (interim.length === 0) return { outcome: 'pass', because: 'none', at: [] }
    const announcing = interim.filter((head) => field(head, 'content-length').length > 0 || field(head, 'transfer-encoding').length > 0)
    const values = { seen: (announcing.length > 0 ? announcing : interim).map((head) => String(head.start.status)).join(', ') }
    return announcing.length > 0
      ? { outcome: 'fail', because: 'announced', at: [], values }
      : { outcome: 'pass', because: 'bare', at: [], values }
  },
  advice: 'Leave both fields out of 1xx answers; a client that believes them waits for a body.',
  examples: {
    pass: [
      { name: 'none', because: 'none', response: SAMPLE_RESPONSE },
      { name: 'a 100 first', because: 'bare', response: ['HTTP/1.1 100 Continue', '', ...SAMPLE_RESPONSE] },
    ],
    fail: [{ name: 'a length', because: 'announced', response: ['HTTP/1.1 103 Early Hints', 'Content-Length: 0', '', ...SAMPLE_RESPONSE] }],
  },
})
