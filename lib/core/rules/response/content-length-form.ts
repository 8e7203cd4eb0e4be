import { field, joined, members, valuePlaces } from '../fields'
import { rule } from '../rule'
import { SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

const answering = (...lines: string[]) => ['HTTP/1.1 403 Forbidden', ...lines]

export default rule({
  id: 'response/content-length-form',
  catalogue: ['H-115'],
  title: 'Content-Length is one number',
  failureTitle: 'Content-Length is not one number',
  section: 'rfc9112-6.3',
  says: 'A Content-Length that is no number, or is several different ones, makes the response invalid.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['response'],
  reasons: {
    number: 'Content-Length is {seen}',
    notNumber: 'Content-Length is "{seen}": expected one whole number',
    differing: 'Content-Length is "{seen}", different numbers: expected one',
    absent: 'The answer has no Content-Length',
    switching: 'The status is 101, which has no body',
  },
  check({ response }) {
    if (response.start.status === 101) return { outcome: 'not-applicable', because: 'switching' }
    const lines = field(response, 'content-length')
    if (lines.length === 0) return { outcome: 'not-applicable', because: 'absent' }
    const at = valuePlaces('response', lines)
    const values = { seen: joined(lines) }
    const numbers = members(response, 'content-length').map((member) => member.text)
    if (numbers.length === 0 || numbers.some((text) => !/^\d+$/.test(text))) return { outcome: 'fail', because: 'notNumber', at, values }
    if (new Set(numbers.map(BigInt)).size > 1) return { outcome: 'fail', because: 'differing', at, values }
    return { outcome: 'pass', because: 'number', at, values }
  },
  advice: 'Find the layer that writes the second or malformed value: readers that disagree on the length read different messages.',
  examples: {
    pass: [{ name: 'a zero', because: 'number', response: SAMPLE_REFUSAL, marks: ['0'] }],
    fail: [
      { name: 'a sign', because: 'notNumber', response: answering('Content-Length: +5'), marks: ['+5'] },
      { name: 'nothing', because: 'notNumber', response: answering('Content-Length:'), marks: ['Content-Length'] },
      { name: 'two lengths', because: 'differing', response: answering('Content-Length: 5', 'Content-Length: 6'), marks: ['5', '6'] },
    ],
    notApplicable: [
      { name: 'none', because: 'absent', response: answering() },
      { name: 'a 101', because: 'switching', response: SAMPLE_RESPONSE },
    ],
  },
})
