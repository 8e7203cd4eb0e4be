import { field, members, valuePlaces, wholePlaces } from '../fields'
import { rule } from '../rule'
import { SAMPLE_RESPONSE } from '../sample'

const refusing = (value: string) => ['HTTP/1.1 426 Upgrade Required', `Sec-WebSocket-Version: ${value}`]

export default rule({
  id: 'response/version-list-form',
  catalogue: ['H-110'],
  title: 'The versions spoken are numbers',
  failureTitle: 'A version spoken is no number from 0 to 255',
  section: 'rfc6455-4.3',
  says: 'A version is a number from 0 to 255 without leading zeros.',
  level: 'must',
  effect: 'none',
  requires: ['response'],
  reasons: {
    numbers: 'Sec-WebSocket-Version names {seen}',
    notNumber: 'Sec-WebSocket-Version names "{seen}": expected numbers from 0 to 255 without leading zeros',
    absent: 'The answer has no Sec-WebSocket-Version',
  },
  check({ response }) {
    const lines = field(response, 'sec-websocket-version')
    if (lines.length === 0) return { outcome: 'not-applicable', because: 'absent' }
    const named = members(response, 'sec-websocket-version')
    const wrong = named.filter((member) => !/^(?:0|[1-9]\d{0,2})$/.test(member.text) || Number(member.text) > 255)
    const values = { seen: (wrong.length > 0 ? wrong : named).map((member) => member.text).join(', ') }
    if (wrong.length > 0) return { outcome: 'fail', because: 'notNumber', at: wholePlaces('response', wrong), values }
    if (named.length === 0) return { outcome: 'fail', because: 'notNumber', at: valuePlaces('response', lines), values }
    return { outcome: 'pass', because: 'numbers', at: wholePlaces('response', named), values }
  },
  advice: 'Write the numbers alone, separated by commas: "Sec-WebSocket-Version: 13, 8".',
  examples: {
    pass: [{ name: 'two versions', because: 'numbers', response: refusing('13, 8'), marks: ['13', '8'] }],
    fail: [
      { name: 'a prefix', because: 'notNumber', response: refusing('v13'), marks: ['v13'] },
      { name: 'too large', because: 'notNumber', response: refusing('13, 256'), marks: ['256'] },
      { name: 'nothing', because: 'notNumber', response: refusing(''), marks: ['Sec-WebSocket-Version'] },
    ],
    notApplicable: [{ name: 'a 101', because: 'absent', response: SAMPLE_RESPONSE }],
  },
})
