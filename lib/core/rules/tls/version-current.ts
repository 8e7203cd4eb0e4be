import { rule } from '../rule'
import { SAMPLE_TLS_URL, secured } from '../sample-tls'

const CURRENT = ['TLSv1.2', 'TLSv1.3']

export default rule({
  id: 'tls/version-current',
  catalogue: ['H-018'],
  title: 'The TLS version is 1.2 or later',
  failureTitle: 'The TLS version is out of date',
  section: 'rfc8996-4',
  says: 'TLS 1.0 and 1.1 are not negotiated any more, nor is any version of SSL.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['tls'],
  reasons: {
    current: 'The version is {version}',
    old: 'The version is {version}: expected TLS 1.2 or 1.3',
    unknown: 'The version was not told',
  },
  check({ tls: { version } }) {
    if (version === null) return { outcome: 'not-applicable', because: 'unknown' }
    const values = { version: version.replace('TLSv', 'TLS ') }
    return CURRENT.includes(version)
      ? { outcome: 'pass', because: 'current', at: [], values }
      : { outcome: 'fail', because: 'old', at: [], values }
  },
  advice: 'Enable TLS 1.2 and 1.3 on the endpoint: browsers, Node, Go and Java refuse anything older as they come.',
  examples: {
    pass: [{ name: 'TLS 1.3', because: 'current', url: SAMPLE_TLS_URL, artifacts: secured() }],
    fail: [{ name: 'TLS 1.1', because: 'old', url: SAMPLE_TLS_URL, artifacts: secured({ version: 'TLSv1.1', cipher: null }) }],
    notApplicable: [{ name: 'an unnamed version', because: 'unknown', url: SAMPLE_TLS_URL, artifacts: secured({ version: null }) }],
  },
})
