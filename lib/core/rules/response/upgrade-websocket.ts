import { field, joined, valuePlaces } from '../fields'
import { rule } from '../rule'
import { responseWhere, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/upgrade-websocket',
  catalogue: ['H-051', 'H-053'],
  title: 'Upgrade is websocket',
  failureTitle: 'Upgrade is not websocket',
  section: 'rfc6455-4.1',
  says: 'The value of Upgrade in the response has to be the word websocket, in any case, and nothing beside it.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response'],
  reasons: {
    websocket: 'Upgrade is "{seen}"',
    other: 'Upgrade is "{seen}": expected "websocket"',
    list: 'Upgrade is the list "{seen}": expected "websocket" alone',
    absent: 'There is no Upgrade line to read',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response }) {
    if (response.start.status !== 101) return { outcome: 'not-applicable', because: 'notSwitching' }
    const lines = field(response, 'upgrade')
    if (lines.length === 0) return { outcome: 'not-applicable', because: 'absent' }
    const at = valuePlaces('response', lines)
    const values = { seen: joined(lines) }
    if (lines.every((line) => line.value.toLowerCase() === 'websocket')) return { outcome: 'pass', because: 'websocket', at, values }
    const list = lines.some((line) => line.value.includes(','))
    return { outcome: 'fail', because: list ? 'list' : 'other', at, values }
  },
  advice: 'Answer with exactly "Upgrade: websocket"; lists and versions such as "websocket/13" belong in no response.',
  examples: {
    pass: [
      { name: 'the answer of the RFC', because: 'websocket', response: SAMPLE_RESPONSE, marks: ['websocket'] },
      { name: 'another case, as Jenkins writes it', because: 'websocket', response: responseWhere('Upgrade', 'Upgrade: WebSocket') },
    ],
    fail: [
      { name: 'another protocol', because: 'other', response: responseWhere('Upgrade', 'Upgrade: h2c'), marks: ['h2c'] },
      { name: 'a version with it', because: 'other', response: responseWhere('Upgrade', 'Upgrade: websocket/13'), marks: ['websocket/13'] },
      { name: 'two protocols', because: 'list', response: responseWhere('Upgrade', 'Upgrade: websocket, h2c'), marks: ['websocket, h2c'] },
    ],
    notApplicable: [
      { name: 'no Upgrade line', because: 'absent', response: responseWhere('Upgrade') },
      { name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL },
    ],
  },
})
