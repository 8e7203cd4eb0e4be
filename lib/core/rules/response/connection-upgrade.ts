import { field, joined, membersEqual, valuePlaces, wholePlaces } from '../fields'
import { rule } from '../rule'
import { responseWhere, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/connection-upgrade',
  catalogue: ['H-055', 'H-056', 'H-057'],
  title: 'Connection names Upgrade',
  failureTitle: 'Connection does not name Upgrade',
  section: 'rfc6455-4.1',
  says: 'One of the tokens of Connection has to be Upgrade, in any case; other tokens may stand beside it.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response'],
  reasons: {
    named: 'Connection is "{seen}", with the member Upgrade',
    unnamed: 'Connection is "{seen}": expected a member "Upgrade"',
    absent: 'There is no Connection line to read',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response }) {
    if (response.start.status !== 101) return { outcome: 'not-applicable', because: 'notSwitching' }
    const lines = field(response, 'connection')
    if (lines.length === 0) return { outcome: 'not-applicable', because: 'absent' }
    const values = { seen: joined(lines) }
    const named = membersEqual(response, 'connection', 'upgrade')
    if (named.length > 0)
      return {
        outcome: 'pass',
        because: 'named',
        at: wholePlaces('response', named),
        values,
      }
    return { outcome: 'fail', because: 'unnamed', at: valuePlaces('response', lines), values }
  },
  advice: 'Send "Connection: Upgrade". "keep-alive" alone usually means that a proxy replaced it: pass Upgrade and Connection on.',
  examples: {
    pass: [
      { name: 'the answer of the RFC', because: 'named', response: SAMPLE_RESPONSE, marks: ['Upgrade'] },
      {
        name: 'as one of several',
        because: 'named',
        response: responseWhere('Connection', 'Connection: keep-alive, upgrade'),
        marks: ['upgrade'],
      },
    ],
    fail: [
      {
        name: 'keep-alive alone',
        because: 'unnamed',
        response: responseWhere('Connection', 'Connection: keep-alive'),
        marks: ['keep-alive'],
      },
      { name: 'a longer word', because: 'unnamed', response: responseWhere('Connection', 'Connection: upgraded'), marks: ['upgraded'] },
    ],
    notApplicable: [
      { name: 'no Connection line', because: 'absent', response: responseWhere('Connection') },
      { name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL },
    ],
  },
})
