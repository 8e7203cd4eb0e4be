import { faultsOf, namesWithFault, wholePlaces } from '../fields'
import { rule } from '../rule'
import { responseWith, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/values-ascii',
  catalogue: ['H-033'],
  title: 'The head is ASCII',
  failureTitle: 'The head holds octets that are not ASCII',
  section: 'rfc9110-5.5',
  says: 'Values keep to ASCII; octets above 0x7F mean nothing that both sides agree on, and a recipient takes them as they are.',
  level: 'should',
  effect: 'none',
  requires: ['response'],
  reasons: {
    ascii: 'Every octet of the head is ASCII',
    other: 'Octets above 0x7F stand in {where}: expected ASCII, as readers differ on what they spell',
  },
  check({ response }) {
    const faults = faultsOf(response, 'non-ascii-in-value')
    if (faults.length === 0) return { outcome: 'pass', because: 'ascii', at: [] }
    const values = { where: namesWithFault(response, 'non-ascii-in-value') }
    return { outcome: 'fail', because: 'other', at: wholePlaces('response', faults), values }
  },
  advice: 'Write such text percent-encoded, as RFC 8187 has it, or move it into the body.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'ascii', response: SAMPLE_RESPONSE }],
    fail: [
      { name: 'Latin-1 in a value', because: 'other', response: responseWith('X-Name: Ren\xe9e'), marks: ['\xe9'] },
      { name: 'a phrase in Danish', because: 'other', response: ['HTTP/1.1 404 Pr\xf8v igen'], marks: ['\xf8'] },
    ],
  },
})
