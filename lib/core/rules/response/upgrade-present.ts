import { presentOn101 } from '../present-on-101'
import { rule } from '../rule'
import { responseWhere, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/upgrade-present',
  catalogue: ['H-050'],
  title: 'The 101 has an Upgrade field',
  failureTitle: 'The 101 has no Upgrade field',
  section: 'rfc6455-4.1',
  says: 'A client fails the connection when the response lacks an Upgrade field.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response'],
  reasons: {
    present: 'Upgrade is there',
    absent: 'There is no Upgrade line: expected "Upgrade: websocket"',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response }) {
    return presentOn101(response, 'upgrade')
  },
  advice: 'Send "Upgrade: websocket" in the 101, and let every proxy between pass hop-by-hop fields of an upgrade on.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'present', response: SAMPLE_RESPONSE, marks: ['Upgrade'] }],
    fail: [{ name: 'a proxy removed it', because: 'absent', response: responseWhere('Upgrade'), marks: ['101'] }],
    notApplicable: [{ name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL }],
  },
})
