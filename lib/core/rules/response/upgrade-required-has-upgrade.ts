import { field, namePlaces, places } from '../fields'
import { rule } from '../rule'
import { SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/upgrade-required-has-upgrade',
  catalogue: ['H-109'],
  title: 'The 426 names the protocol in Upgrade',
  failureTitle: 'The 426 has no Upgrade field',
  section: 'rfc9110-15.5.22',
  says: 'A server that answers 426 names the protocols it requires in an Upgrade field.',
  level: 'must',
  effect: 'none',
  requires: ['response'],
  reasons: {
    named: 'Upgrade is "{seen}"',
    absent: 'The status is 426 and there is no Upgrade line: expected "Upgrade: websocket"',
    otherStatus: 'The status is not 426',
  },
  check({ response }) {
    if (response.start.status !== 426) return { outcome: 'not-applicable', because: 'otherStatus' }
    const lines = field(response, 'upgrade')
    if (lines.length === 0) return { outcome: 'fail', because: 'absent', at: places('response', [response.start.statusSpan]) }
    return {
      outcome: 'pass',
      because: 'named',
      at: namePlaces('response', lines),
      values: { seen: lines.map((line) => line.value).join(', ') },
    }
  },
  advice: 'Add "Upgrade: websocket" and "Connection: Upgrade" to the 426. ws, Tornado, wsproto and WebSocket++ leave them out (measured).',
  examples: {
    pass: [
      {
        name: 'a whole 426',
        because: 'named',
        response: ['HTTP/1.1 426 Upgrade Required', 'Upgrade: websocket', 'Connection: Upgrade'],
        marks: ['Upgrade'],
      },
    ],
    fail: [
      {
        name: 'a plain GET to WebSocket++',
        because: 'absent',
        response: ['HTTP/1.1 426 Upgrade Required', 'Server: WebSocket++/0.3.0-alpha4'],
        marks: ['426'],
      },
    ],
    notApplicable: [{ name: 'a 101', because: 'otherStatus', response: SAMPLE_RESPONSE }],
  },
})
