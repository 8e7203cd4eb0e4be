import { places } from '../fields'
import { rule } from '../rule'

const asking = (line: string) => [line, 'Host: example.com']

export default rule({
  id: 'request/asterisk-form-with-options',
  catalogue: ['R-028'],
  title: 'An asterisk as target stands with OPTIONS',
  failureTitle: 'An asterisk as target stands with another method than OPTIONS',
  section: 'rfc9112-3.2.4',
  says: 'The target "*" asks about a server as a whole and is for OPTIONS only.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    options: 'The method is OPTIONS',
    other: 'The target is "*" and the method "{method}": expected a path, as "*" is for OPTIONS',
    otherForm: 'The target is no asterisk',
  },
  check({ request }) {
    const { method, target, methodSpan, targetSpan } = request.start
    if (target !== '*') return { outcome: 'not-applicable', because: 'otherForm' }
    const at = places('request', [methodSpan, targetSpan])
    if (method === 'OPTIONS') return { outcome: 'pass', because: 'options', at }
    return { outcome: 'fail', because: 'other', at, values: { method } }
  },
  advice: 'Write the path of the URL; an opening handshake is a GET of a path.',
  examples: {
    pass: [{ name: 'OPTIONS', because: 'options', request: asking('OPTIONS * HTTP/1.1'), marks: ['OPTIONS', '*'] }],
    fail: [{ name: 'GET', because: 'other', request: asking('GET * HTTP/1.1'), marks: ['GET', '*'] }],
    notApplicable: [{ name: 'a path', because: 'otherForm', request: asking('GET /chat HTTP/1.1') }],
  },
})
