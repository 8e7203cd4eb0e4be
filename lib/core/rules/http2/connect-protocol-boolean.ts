import { rule } from '../rule'
import { http2With, SAMPLE_HTTP2_URL } from '../sample-http2'

export default rule({
  id: 'http2/connect-protocol-boolean',
  title: 'SETTINGS_ENABLE_CONNECT_PROTOCOL is 0 or 1',
  failureTitle: 'SETTINGS_ENABLE_CONNECT_PROTOCOL is neither 0 nor 1',
  section: 'rfc8441-3',
  says: 'The setting has the value 0 or 1.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['http2'],
  reasons: {
    boolean: 'SETTINGS_ENABLE_CONNECT_PROTOCOL is {seen}',
    other: 'SETTINGS_ENABLE_CONNECT_PROTOCOL is {seen}: expected 0 or 1',
    absent: 'The SETTINGS have no SETTINGS_ENABLE_CONNECT_PROTOCOL',
  },
  check({ http2: { settings } }) {
    const value = settings.ENABLE_CONNECT_PROTOCOL
    if (value === undefined) return { outcome: 'not-applicable', because: 'absent' }
    const values = { seen: String(value) }
    return value === 0 || value === 1
      ? { outcome: 'pass', because: 'boolean', at: [], values }
      : { outcome: 'fail', because: 'other', at: [], values }
  },
  advice: 'Have the server send 1: clients take another value for a connection error.',
  examples: {
    pass: [{ name: 'one', because: 'boolean', url: SAMPLE_HTTP2_URL, artifacts: http2With() }],
    fail: [{ name: 'two', because: 'other', url: SAMPLE_HTTP2_URL, artifacts: http2With({ settings: { ENABLE_CONNECT_PROTOCOL: 2 } }) }],
    notApplicable: [{ name: 'a web server', because: 'absent', url: SAMPLE_HTTP2_URL, artifacts: http2With({ settings: {} }) }],
  },
})
