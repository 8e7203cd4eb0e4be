import { parseAddress } from '../../address/literal'
import { rule } from '../rule'
import { SAMPLE_TLS_URL, secured } from '../sample-tls'

export default rule({
  id: 'tls/server-name-sent',
  catalogue: ['H-016'],
  title: 'The server name was sent (SNI)',
  failureTitle: 'No server name was sent (SNI)',
  section: 'rfc6455-4.1',
  says: 'A client sends the name of the host in the TLS handshake, so that the server picks the right certificate.',
  level: 'must',
  effect: 'none',
  requires: ['tls', 'target'],
  reasons: {
    sent: 'The server name "{name}" was sent',
    absent: 'No server name was sent: expected "{host}"',
    address: 'The host is an address, which cannot be sent as a server name',
  },
  check({ tls: { serverName }, target: { host } }) {
    if (serverName !== null) return { outcome: 'pass', because: 'sent', at: [], values: { name: serverName } }
    if (parseAddress(host)) return { outcome: 'not-applicable', because: 'address' }
    return { outcome: 'fail', because: 'absent', at: [], values: { host } }
  },
  advice: 'Clear the server name of this attempt, or set it to a name: without one a server with several certificates guesses.',
  examples: {
    pass: [{ name: 'the name of the URL', because: 'sent', url: SAMPLE_TLS_URL, artifacts: secured() }],
    fail: [{ name: 'none', because: 'absent', url: SAMPLE_TLS_URL, artifacts: secured({ serverName: null }) }],
    notApplicable: [{ name: 'an address', because: 'address', url: 'wss://192.0.2.7/', artifacts: secured({ serverName: null }) }],
  },
})
