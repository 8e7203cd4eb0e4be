import { presentOn101 } from '../present-on-101'
import { rule } from '../rule'
import { responseWhere, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/connection-present',
  catalogue: ['H-054'],
  title: 'The 101 has a Connection field',
  failureTitle: 'The 101 has no Connection field',
  section: 'rfc6455-4.1',
  says: 'A client fails the connection when the response lacks a Connection field.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response'],
  reasons: {
    present: 'Connection is there',
    absent: 'There is no Connection line: expected "Connection: Upgrade"',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response }) {
    return presentOn101(response, 'connection')
  },
  advice: 'Send "Connection: Upgrade" in the 101. A proxy that removes it has to be told to pass upgrades through.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'present', response: SAMPLE_RESPONSE, marks: ['Connection'] }],
    fail: [{ name: 'a proxy removed it', because: 'absent', response: responseWhere('Connection'), marks: ['101'] }],
    notApplicable: [{ name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL }],
  },
})
