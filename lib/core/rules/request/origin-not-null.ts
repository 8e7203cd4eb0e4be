import { field, valuePlaces } from '../fields'
import { rule } from '../rule'
import { requestWith, SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/origin-not-null',
  catalogue: ['R-075'],
  title: 'Origin names where the page came from',
  failureTitle: 'Origin is null',
  section: 'rfc6454-7.3',
  says: 'A browser sends "null" for a page whose origin it keeps to itself, such as a sandboxed frame, a file or a data: address.',
  level: 'practice',
  effect: 'none',
  requires: ['request'],
  reasons: {
    named: 'Origin is not "null"',
    null: 'Origin is "null": expected the origin of a page, as a server that trusts "null" trusts every sandboxed frame',
    absent: 'There is no Origin line to read',
  },
  check({ request }) {
    const line = field(request, 'origin')[0]
    if (!line) return { outcome: 'not-applicable', because: 'absent' }
    const at = valuePlaces('request', [line])
    return line.value === 'null' ? { outcome: 'fail', because: 'null', at } : { outcome: 'pass', because: 'named', at }
  },
  advice: 'Write the origin of a page, unless you are testing that the server refuses this one.',
  examples: {
    pass: [{ name: 'a page', because: 'named', request: requestWith('Origin: https://example.com'), marks: ['https://example.com'] }],
    fail: [{ name: 'a sandboxed frame', because: 'null', request: requestWith('Origin: null'), marks: ['null'] }],
    notApplicable: [{ name: 'none', because: 'absent', request: SAMPLE_REQUEST }],
  },
})
