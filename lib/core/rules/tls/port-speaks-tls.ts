import { rule } from '../rule'
import { failedAt } from '../sample'
import { SAMPLE_TLS_URL, secured } from '../sample-tls'

export default rule({
  id: 'tls/port-speaks-tls',
  catalogue: ['H-006'],
  title: 'The port speaks TLS',
  failureTitle: 'The port does not speak TLS',
  section: 'rfc6455-3',
  says: 'ws is clear text and wss is TLS: scheme and port have to agree.',
  level: 'must',
  effect: 'clients-fail',
  requires: [],
  anyOf: ['tls', 'failure'],
  reasons: {
    tls: 'The port answered in TLS',
    other: 'What came in answer to the ClientHello is no TLS ({detail}): expected TLS, so this port wants ws://',
    elsewhere: 'It failed in another way',
  },
  check({ tls, failure }) {
    if (failure?.code === 'tls-not-tls') return { outcome: 'fail', because: 'other', at: [], values: { detail: failure.detail } }
    return tls ? { outcome: 'pass', because: 'tls', at: [] } : { outcome: 'not-applicable', because: 'elsewhere' }
  },
  advice: 'Use ws:// with this port, or the port of this service that serves TLS.',
  examples: {
    pass: [{ name: 'a TLS server', because: 'tls', url: SAMPLE_TLS_URL, artifacts: secured() }],
    fail: [
      {
        name: 'an HTTP server',
        because: 'other',
        url: SAMPLE_TLS_URL,
        artifacts: failedAt('tls', 'tls-not-tls', 'wrong version number'),
      },
    ],
    notApplicable: [
      { name: 'a closed port', because: 'elsewhere', url: SAMPLE_TLS_URL, artifacts: failedAt('connect', 'connection-refused', '') },
    ],
  },
})
