import { places } from '../fields'
import { rule } from '../rule'

const asking = (line: string) => [line, 'Host: example.com']

export default rule({
  id: 'request/method-get',
  catalogue: ['R-020'],
  title: 'The method is GET',
  failureTitle: 'The method is not GET',
  section: 'rfc6455-4.1',
  says: 'The method of the opening handshake is GET; methods are written in capitals.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    get: 'The method is GET',
    otherCase: 'The method is "{seen}": expected "GET", in capitals',
    other: 'The method is "{seen}": expected "GET"',
  },
  check({ request }) {
    const { method, methodSpan } = request.start
    const at = places('request', [methodSpan])
    if (method === 'GET') return { outcome: 'pass', because: 'get', at }
    return { outcome: 'fail', because: method.toUpperCase() === 'GET' ? 'otherCase' : 'other', at, values: { seen: method } }
  },
  advice: 'Use GET.',
  examples: {
    pass: [{ name: 'GET', because: 'get', request: asking('GET /chat HTTP/1.1'), marks: ['GET'] }],
    fail: [
      { name: 'POST', because: 'other', request: asking('POST /chat HTTP/1.1'), marks: ['POST'] },
      { name: 'lower case', because: 'otherCase', request: asking('get /chat HTTP/1.1'), marks: ['get'] },
    ],
  },
})
