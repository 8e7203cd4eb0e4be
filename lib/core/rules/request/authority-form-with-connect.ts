import { places } from '../fields'
import { rule } from '../rule'

/** A host and a port with nothing around them. */
const AUTHORITY = /^(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._~-]+):\d+$/
const asking = (line: string) => [line, 'Host: example.com']

export default rule({
  id: 'request/authority-form-with-connect',
  catalogue: ['R-028'],
  title: 'Host and port as target stand with CONNECT',
  failureTitle: 'Host and port as target do not stand with CONNECT',
  section: 'rfc9112-3.2.3',
  says: 'A target that is a host and a port is for CONNECT only, and CONNECT has no other.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    connect: 'The method is CONNECT and the target a host and a port',
    method: 'The target is a host and a port and the method "{method}": expected a path, as such a target is for CONNECT',
    target: 'The method is CONNECT and the target something else than a host and a port: expected a form such as "example.com:443"',
    otherForm: 'Neither is the method CONNECT nor the target a host and a port',
  },
  check({ request }) {
    const { method, target, methodSpan, targetSpan } = request.start
    const isAuthority = AUTHORITY.test(target)
    const isConnect = method === 'CONNECT'
    if (!isAuthority && !isConnect) return { outcome: 'not-applicable', because: 'otherForm' }
    const at = places('request', [methodSpan, targetSpan])
    if (isAuthority && isConnect) return { outcome: 'pass', because: 'connect', at }
    return { outcome: 'fail', because: isConnect ? 'target' : 'method', at, values: { method } }
  },
  advice: 'Write GET and the path of the URL. CONNECT is for proxies, which are set apart from the request.',
  examples: {
    pass: [
      {
        name: 'a tunnel',
        because: 'connect',
        request: asking('CONNECT example.com:443 HTTP/1.1'),
        marks: ['CONNECT', 'example.com:443'],
      },
    ],
    fail: [
      { name: 'GET of a host', because: 'method', request: asking('GET example.com:443 HTTP/1.1'), marks: ['GET', 'example.com:443'] },
      { name: 'CONNECT with a path', because: 'target', request: asking('CONNECT /chat HTTP/1.1'), marks: ['CONNECT', '/chat'] },
    ],
    notApplicable: [{ name: 'GET of a path', because: 'otherForm', request: asking('GET /chat HTTP/1.1') }],
  },
})
