import { base64Decode } from '../../bytes/base64'
import { field, short, valuePlaces } from '../fields'
import { rule } from '../rule'
import { requestWhere, SAMPLE_REQUEST } from '../sample'

const KEY_OCTETS = 16
const keyed = (key: string) => requestWhere('Sec-WebSocket-Key', `Sec-WebSocket-Key: ${key}`)

export default rule({
  id: 'request/key-16-bytes',
  catalogue: ['R-052'],
  title: 'The key is 16 octets',
  failureTitle: 'The key is not 16 octets',
  section: 'rfc6455-4.1',
  says: 'The key is the base64 of 16 octets.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    whole: 'The key decodes to 16 octets',
    other: 'The key is "{seen}", which decodes to {octets} octets: expected 16',
    notBase64: 'The key is not base64',
    absent: 'There is no key to decode',
  },
  check({ request }) {
    const line = field(request, 'sec-websocket-key').find((candidate) => candidate.value !== '')
    if (!line) return { outcome: 'not-applicable', because: 'absent' }
    const octets = base64Decode(line.value)
    if (!octets) return { outcome: 'not-applicable', because: 'notBase64' }
    const at = valuePlaces('request', [line])
    if (octets.length === KEY_OCTETS) return { outcome: 'pass', because: 'whole', at }
    return { outcome: 'fail', because: 'other', at, values: { seen: short(line.value), octets: String(octets.length) } }
  },
  advice: 'Use {{auto}} for a fresh key. A word such as REDACTED is base64 by chance, of too few octets.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'whole', request: SAMPLE_REQUEST, marks: ['dGhlIHNhbXBsZSBub25jZQ=='] }],
    fail: [
      { name: 'a word left by redaction', because: 'other', request: keyed('REDACTED'), marks: ['REDACTED'] },
      { name: 'one octet short', because: 'other', request: keyed('AQIDBAUGBwgJCgsMDQ4P') },
    ],
    notApplicable: [
      { name: 'none', because: 'absent', request: requestWhere('Sec-WebSocket-Key') },
      { name: 'no base64', because: 'notBase64', request: keyed('<key>') },
    ],
  },
})
