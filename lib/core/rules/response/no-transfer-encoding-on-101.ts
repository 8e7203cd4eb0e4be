import { field, valuePlaces, wholePlaces } from '../fields'
import { rule } from '../rule'
import { responseWith, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/no-transfer-encoding-on-101',
  catalogue: ['H-035'],
  title: 'The 101 has no Transfer-Encoding',
  failureTitle: 'The 101 has a Transfer-Encoding',
  section: 'rfc9112-6.1',
  says: 'A server sends no Transfer-Encoding with a 1xx status.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['response'],
  reasons: {
    absent: 'There is no Transfer-Encoding',
    present: 'Transfer-Encoding is "{seen}": expected no such line, as frames begin right after the head',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response }) {
    if (response.start.status !== 101) return { outcome: 'not-applicable', because: 'notSwitching' }
    const lines = field(response, 'transfer-encoding')
    if (lines.length === 0) return { outcome: 'pass', because: 'absent', at: [] }
    const values = { seen: lines.map((line) => line.value).join(', ') }
    return {
      outcome: 'fail',
      because: 'present',
      at: lines.every((line) => line.value === '') ? wholePlaces('response', lines) : valuePlaces('response', lines),
      values,
    }
  },
  advice: 'Remove it in the server or the proxy that adds it. If sizes of chunks follow, a client reads them as frames.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'absent', response: SAMPLE_RESPONSE }],
    fail: [{ name: 'chunked', because: 'present', response: responseWith('Transfer-Encoding: chunked'), marks: ['chunked'] }],
    notApplicable: [{ name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL }],
  },
})
