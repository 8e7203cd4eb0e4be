import { faultsOf, namesWithFault, wholePlaces } from '../fields'
import { rule } from '../rule'
import { SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/ascii-values',
  title: 'Values are ASCII',
  failureTitle: 'A value is not ASCII',
  section: 'rfc9110-5.5',
  says: 'Field values are ASCII; other octets are passed on without a meaning.',
  level: 'should',
  effect: 'none',
  requires: ['request'],
  reasons: {
    clean: 'Every value is ASCII',
    found: 'Octets above 0x7F stand in {where}: expected ASCII, as servers read them as Latin-1, as UTF-8 or refuse them',
  },
  check({ request }) {
    const faults = faultsOf(request, 'non-ascii-in-value')
    if (faults.length === 0) return { outcome: 'pass', because: 'clean', at: [] }
    const values = { count: String(faults.length), where: namesWithFault(request, 'non-ascii-in-value') }
    return {
      outcome: 'fail',
      because: 'found',
      at: wholePlaces('request', faults),
      values,
    }
  },
  advice: 'Encode the value, in base64 or with percent signs, as the server expects it.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'clean', request: SAMPLE_REQUEST }],
    fail: [
      {
        name: 'an umlaut in Latin-1',
        because: 'found',
        request: 'GET /chat HTTP/1.1\r\nHost: example.com\r\nNode-Name: b\xfcro\r\n\r\n',
        marks: ['\xfc'],
      },
    ],
  },
})
