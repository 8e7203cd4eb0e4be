import { places } from '../fields'
import { rule } from '../rule'
import { SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/http-version',
  catalogue: ['H-023'],
  title: 'The 101 is HTTP/1.1',
  failureTitle: 'The 101 is not HTTP/1.1',
  section: 'rfc6455-4.2.2',
  says: 'The answer that accepts begins with an HTTP/1.1 status line; HTTP/1.0 knows neither 1xx answers nor Upgrade.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response'],
  reasons: {
    current: 'The version is {seen}',
    old: 'The version is "{seen}": expected "HTTP/1.1"',
    notSwitching: 'The status is not 101, so nothing was switched',
    unreadable: 'The version cannot be read',
  },
  check({ response }) {
    const { status, version, versionSpan } = response.start
    if (status !== 101) return { outcome: 'not-applicable', because: 'notSwitching' }
    if (!/^HTTP\/\d\.\d$/i.test(version)) return { outcome: 'not-applicable', because: 'unreadable' }
    const at = places('response', [versionSpan])
    const current = /^HTTP\/1\.[1-9]$/i.test(version)
    return current
      ? { outcome: 'pass', because: 'current', at, values: { seen: version } }
      : { outcome: 'fail', because: 'old', at, values: { seen: version } }
  },
  advice: 'Answer with HTTP/1.1. A proxy that speaks HTTP/1.0 to its server does this: in nginx, "proxy_http_version 1.1".',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'current', response: SAMPLE_RESPONSE, marks: ['HTTP/1.1'] }],
    fail: [{ name: 'an old version', because: 'old', response: ['HTTP/1.0 101 Switching Protocols'], marks: ['HTTP/1.0'] }],
    notApplicable: [
      { name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL },
      { name: 'no version', because: 'unreadable', response: ['HTTP/x 101 Switching Protocols'] },
    ],
  },
})
