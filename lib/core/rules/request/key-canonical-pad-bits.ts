import { base64Decode, base64Encode } from '../../bytes/base64'
import { field, valuePlaces } from '../fields'
import { rule } from '../rule'
import { requestWhere, SAMPLE_REQUEST } from '../sample'

const keyed = (key: string) => requestWhere('Sec-WebSocket-Key', `Sec-WebSocket-Key: ${key}`)

export default rule({
  id: 'request/key-canonical-pad-bits',
  catalogue: ['R-054'],
  title: 'The unused bits of the key are zero',
  failureTitle: 'The unused bits of the key are not zero',
  section: 'rfc4648-3.5',
  says: 'An encoder sets the bits of the last character that carry no data to zero.',
  level: 'must',
  effect: 'none',
  requires: ['request'],
  reasons: {
    zero: 'The key is the one spelling of its octets',
    set: 'The key is "{seen}": expected "{expected}" for the same octets, whose unused bits are zero',
    other: 'There is no key of 16 octets in base64 to look at',
  },
  check({ request }) {
    const line = field(request, 'sec-websocket-key')[0]
    const octets = base64Decode(line?.value ?? '')
    if (!line || octets?.length !== 16) return { outcome: 'not-applicable', because: 'other' }
    const expected = base64Encode(octets)
    const at = valuePlaces('request', [line])
    if (line.value === expected) return { outcome: 'pass', because: 'zero', at }
    return { outcome: 'fail', because: 'set', at, values: { seen: line.value, expected } }
  },
  advice: 'Use {{auto}}. The example key printed in RFC 6455 §4.1 has this fault; erratum 3150 mends it, and servers measured accept both.',
  examples: {
    pass: [
      { name: 'the request of the RFC', because: 'zero', request: SAMPLE_REQUEST, marks: ['dGhlIHNhbXBsZSBub25jZQ=='] },
      { name: 'the example after its erratum', because: 'zero', request: keyed('AQIDBAUGBwgJCgsMDQ4PEA==') },
    ],
    fail: [
      { name: 'the example as printed', because: 'set', request: keyed('AQIDBAUGBwgJCgsMDQ4PEC=='), marks: ['AQIDBAUGBwgJCgsMDQ4PEC=='] },
    ],
    notApplicable: [{ name: 'a short key', because: 'other', request: keyed('REDACTED') }],
  },
})
