import { base64Decode } from '../../bytes/base64'
import { latin1Decode } from '../../bytes/latin1'
import { field, valuePlaces } from '../fields'
import { rule } from '../rule'
import { requestWhere, SAMPLE_REQUEST } from '../sample'

const keyed = (key: string) => requestWhere('Sec-WebSocket-Key', `Sec-WebSocket-Key: ${key}`)
const EXAMPLES = ['dGhlIHNhbXBsZSBub25jZQ==', 'AQIDBAUGBwgJCgsMDQ4PEC==', 'AQIDBAUGBwgJCgsMDQ4PEA==', 'x3JJHMbDL1EzLkh9GBhXDw==']

export default rule({
  id: 'request/key-not-well-known',
  catalogue: ['R-055'],
  title: 'The key is not one of the well-known ones',
  failureTitle: 'The key is a well-known one',
  section: 'rfc6455-4.1',
  says: 'The key is drawn at random for each connection.',
  level: 'must',
  effect: 'none',
  requires: ['request'],
  reasons: {
    own: 'The key is none that stands in documents',
    example: 'The key is "{seen}", which stands in documents as an example: expected a fresh one',
    uniform: 'The key is "{seen}", one octet sixteen times: expected a random one',
    text: 'The key decodes to the text "{text}": expected random octets',
    other: 'There is no key of 16 octets in base64 to look at',
  },
  check({ request }) {
    const line = field(request, 'sec-websocket-key')[0]
    const octets = base64Decode(line?.value ?? '')
    if (!line || octets?.length !== 16) return { outcome: 'not-applicable', because: 'other' }
    const at = valuePlaces('request', [line])
    const values = { seen: line.value }
    if (EXAMPLES.includes(line.value)) return { outcome: 'fail', because: 'example', at, values }
    if (octets.every((octet) => octet === octets[0])) return { outcome: 'fail', because: 'uniform', at, values }
    const text = latin1Decode(octets)
    if (/^[\x20-\x7e]*$/.test(text)) return { outcome: 'fail', because: 'text', at, values: { text } }
    return { outcome: 'pass', because: 'own', at }
  },
  advice: 'Use {{auto}}: with a fixed key an answer from a cache or a mock looks right.',
  examples: {
    pass: [{ name: 'a drawn key', because: 'own', request: keyed('6sPTGOzN2mSItXU5bQVZ9w=='), marks: ['6sPTGOzN2mSItXU5bQVZ9w=='] }],
    fail: [
      { name: 'the request of the RFC', because: 'example', request: SAMPLE_REQUEST, marks: ['dGhlIHNhbXBsZSBub25jZQ=='] },
      { name: 'sixteen letters', because: 'text', request: keyed('c2l4dGVlbi1sZXR0ZXJzIQ==') },
      { name: 'zeros', because: 'uniform', request: keyed('AAAAAAAAAAAAAAAAAAAAAA==') },
    ],
    notApplicable: [{ name: 'a short key', because: 'other', request: keyed('REDACTED') }],
  },
})
