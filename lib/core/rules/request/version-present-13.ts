import { field, joined, places, valuePlaces } from '../fields'
import { rule } from '../rule'
import { requestWhere, SAMPLE_REQUEST } from '../sample'

const versioned = (version: string) => requestWhere('Sec-WebSocket-Version', `Sec-WebSocket-Version: ${version}`)

export default rule({
  id: 'request/version-present-13',
  catalogue: ['R-060', 'R-062'],
  title: 'Sec-WebSocket-Version is 13',
  failureTitle: 'Sec-WebSocket-Version is not 13',
  section: 'rfc6455-4.1',
  says: 'The request has a field Sec-WebSocket-Version whose value is 13.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    current: 'Sec-WebSocket-Version is 13',
    absent: 'There is no Sec-WebSocket-Version line: expected "Sec-WebSocket-Version: 13"',
    draft: 'Sec-WebSocket-Version is "{seen}", of a draft: expected "13"',
    reserved: 'Sec-WebSocket-Version is "{seen}", a number that was never used: expected "13"',
    other: 'Sec-WebSocket-Version is "{seen}": expected "13"',
  },
  check({ request }) {
    const lines = field(request, 'sec-websocket-version')
    if (lines.length === 0) return { outcome: 'fail', because: 'absent', at: places('request', [request.start.span]) }
    const wrong = lines.filter((line) => line.value !== '13')
    if (wrong.length === 0) return { outcome: 'pass', because: 'current', at: valuePlaces('request', lines) }
    const seen = joined(wrong)
    const at = valuePlaces('request', wrong)
    if (/^[0-8]$/.test(seen)) return { outcome: 'fail', because: 'draft', at, values: { seen } }
    return { outcome: 'fail', because: /^(?:9|1[0-2])$/.test(seen) ? 'reserved' : 'other', at, values: { seen } }
  },
  advice: 'Write "Sec-WebSocket-Version: 13": a list is for answers only.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'current', request: SAMPLE_REQUEST, marks: ['13'] }],
    fail: [
      { name: 'none', because: 'absent', request: requestWhere('Sec-WebSocket-Version'), marks: ['GET /chat HTTP/1.1'] },
      { name: 'a draft', because: 'draft', request: versioned('8'), marks: ['8'] },
      { name: 'a reserved number', because: 'reserved', request: versioned('12'), marks: ['12'] },
      { name: 'a list', because: 'other', request: versioned('13, 8'), marks: ['13, 8'] },
    ],
  },
})
