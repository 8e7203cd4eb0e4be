import { faultsOf, namesWithFault, wholePlaces } from '../fields'
import { rule } from '../rule'
import { SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/names-are-tokens',
  catalogue: ['H-032'],
  title: 'Field names are tokens',
  failureTitle: 'A field name is not a token',
  section: 'rfc9110-5.1',
  says: 'A field name is a token: letters, digits and a few marks, followed by a colon.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['response'],
  reasons: {
    clean: 'Every line has a name that is a token',
    found: "{where}: expected a name of letters, digits and !#$%&'*+-.^_`|~, then a colon",
  },
  check({ response }) {
    const faults = faultsOf(response, 'no-colon', 'empty-name', 'name-not-token')
    if (faults.length === 0) return { outcome: 'pass', because: 'clean', at: [] }
    const values = { count: String(faults.length), where: namesWithFault(response, 'no-colon', 'empty-name', 'name-not-token') }
    return {
      outcome: 'fail',
      because: 'found',
      at: wholePlaces('response', faults),
      values,
    }
  },
  advice: 'Write "Name: value". A line that cannot be read is kept here and counts for nothing else.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'clean', response: SAMPLE_RESPONSE }],
    fail: [
      { name: 'a space in a name', because: 'found', response: 'HTTP/1.1 403 Forbidden\r\nX Server: a\r\n\r\n', marks: ['X Server'] },
      { name: 'no colon', because: 'found', response: 'HTTP/1.1 403 Forbidden\r\nServer\r\n\r\n', marks: ['Server'] },
      { name: 'no name', because: 'found', response: 'HTTP/1.1 403 Forbidden\r\n: a\r\n\r\n', marks: [':'] },
    ],
  },
})
