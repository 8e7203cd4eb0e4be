import { field, namePlaces } from '../fields'
import { rule } from '../rule'
import { responseWith, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/upgrade-once',
  catalogue: ['H-052'],
  title: 'Upgrade is sent once',
  failureTitle: 'Upgrade is sent more than once',
  section: 'rfc6455-4.1',
  says: 'Repeated lines are one value joined by commas, and a joined value is no longer the single word websocket.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response'],
  reasons: {
    once: 'There is one Upgrade line',
    repeated: 'There are {count} Upgrade lines: expected one, as clients read them joined as "{seen}"',
    absent: 'There is no Upgrade line to count',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response }) {
    if (response.start.status !== 101) return { outcome: 'not-applicable', because: 'notSwitching' }
    const lines = field(response, 'upgrade')
    if (lines.length === 0) return { outcome: 'not-applicable', because: 'absent' }
    const at = namePlaces('response', lines)
    if (lines.length === 1) return { outcome: 'pass', because: 'once', at }
    const values = { count: String(lines.length), seen: lines.map((line) => line.value).join(', ') }
    return { outcome: 'fail', because: 'repeated', at, values }
  },
  advice: 'Find the layer that adds the second line, usually a proxy in front of an application that already sends its own.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'once', response: SAMPLE_RESPONSE, marks: ['Upgrade'] }],
    fail: [
      {
        name: 'application and proxy both send it',
        because: 'repeated',
        response: responseWith('upgrade: websocket'),
        marks: ['Upgrade', 'upgrade'],
      },
    ],
    notApplicable: [
      { name: 'no Upgrade line', because: 'absent', response: ['HTTP/1.1 101 Switching Protocols'] },
      { name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL },
    ],
  },
})
