import { field, valuePlaces } from '../fields'
import { rule } from '../rule'
import { requestWhere } from '../sample'
import { SAMPLE_TLS_URL, secured } from '../sample-tls'

export default rule({
  id: 'tls/server-name-is-host',
  catalogue: ['H-016'],
  title: 'Server name (SNI) and Host agree',
  failureTitle: 'Server name (SNI) and Host differ',
  section: 'rfc9110-7.4',
  says: 'A server may answer 421 to a request whose host is not the one the connection was made for.',
  level: 'practice',
  effect: 'none',
  requires: ['tls', 'target'],
  uses: ['request'],
  reasons: {
    same: 'Server name and host are "{name}"',
    differ: 'The server name is "{name}" and the request is for "{host}": expected the same',
    none: 'No server name was sent',
  },
  check({ tls: { serverName }, target, request }) {
    if (serverName === null) return { outcome: 'not-applicable', because: 'none' }
    const lines = request ? field(request, 'host') : []
    const host = lines[0] ? lines[0].value.replace(/:\d*$/, '') : target.host
    const values = { name: serverName, host }
    const at = valuePlaces('request', lines)
    return host.toLowerCase() === serverName.toLowerCase()
      ? { outcome: 'pass', because: 'same', at, values }
      : { outcome: 'fail', because: 'differ', at, values }
  },
  advice: 'Wanted, this shows whether a server routes by one or the other. Otherwise set both to the name of the service.',
  examples: {
    pass: [{ name: 'the usual', because: 'same', url: SAMPLE_TLS_URL, artifacts: secured(), marks: ['example.com'] }],
    fail: [
      {
        name: 'another server name',
        because: 'differ',
        url: SAMPLE_TLS_URL,
        artifacts: secured({ serverName: 'front.example' }),
        marks: ['example.com'],
      },
      {
        name: 'another Host',
        because: 'differ',
        url: SAMPLE_TLS_URL,
        request: requestWhere('Host', 'Host: other.example:8443'),
        artifacts: secured(),
        marks: ['other.example:8443'],
      },
    ],
    notApplicable: [{ name: 'no server name', because: 'none', url: SAMPLE_TLS_URL, artifacts: secured({ serverName: null }) }],
  },
})
