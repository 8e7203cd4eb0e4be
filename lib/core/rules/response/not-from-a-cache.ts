import { field, wholePlaces } from '../fields'
import { rule } from '../rule'
import { responseWith, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/not-from-a-cache',
  catalogue: ['H-125'],
  title: 'The 101 does not come from a cache',
  failureTitle: 'The 101 comes from a cache',
  section: 'rfc9110-15.2',
  says: 'A 101 answers one connection; a stored one answers nobody.',
  level: 'practice',
  effect: 'clients-tolerate',
  requires: ['response'],
  reasons: {
    fresh: 'No field says that a cache answered',
    stored: '"{seen}" says that a cache answered: expected the server itself',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response }) {
    if (response.start.status !== 101) return { outcome: 'not-applicable', because: 'notSwitching' }
    const hits = field(response, 'x-cache').filter((line) => /\bhit\b/i.test(line.value))
    const lines = [...field(response, 'age'), ...hits]
    const first = lines[0]
    if (!first) return { outcome: 'pass', because: 'fresh', at: [] }
    return { outcome: 'fail', because: 'stored', at: wholePlaces('response', lines), values: { seen: `${first.name}: ${first.value}` } }
  },
  advice: 'Let requests with Upgrade bypass the cache.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'fresh', response: SAMPLE_RESPONSE }],
    fail: [{ name: 'a hit', because: 'stored', response: responseWith('X-Cache: HIT'), marks: ['X-Cache: HIT\r\n'] }],
    notApplicable: [{ name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL }],
  },
})
