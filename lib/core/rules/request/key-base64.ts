import { base64Decode } from '../../bytes/base64'
import { field, short, valuePlaces } from '../fields'
import { rule } from '../rule'
import { requestWhere, SAMPLE_REQUEST } from '../sample'

const keyed = (key: string) => requestWhere('Sec-WebSocket-Key', `Sec-WebSocket-Key: ${key}`)

export default rule({
  id: 'request/key-base64',
  catalogue: ['R-053'],
  title: 'The key is base64',
  failureTitle: 'The key is not base64',
  section: 'rfc4648-4',
  says: 'Base64 is written with A to Z, a to z, 0 to 9, "+" and "/", in groups of four filled up with "=".',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    base64: 'The key is base64',
    padding: 'The key is "{seen}", of {length} characters: expected "=" up to a multiple of four',
    urlAlphabet: 'The key is "{seen}": expected "+" and "/", where "-" and "_" stand',
    character: 'The key is "{seen}": expected base64, which has no character "{character}"',
    form: 'The key is "{seen}": expected "=" at its end only',
    absent: 'There is no key to read',
  },
  check({ request }) {
    const line = field(request, 'sec-websocket-key').find((candidate) => candidate.value !== '')
    if (!line) return { outcome: 'not-applicable', because: 'absent' }
    const at = valuePlaces('request', [line])
    if (base64Decode(line.value)) return { outcome: 'pass', because: 'base64', at }
    const seen = short(line.value)
    if (/^[A-Za-z0-9_-]+={0,2}$/.test(line.value) && /[-_]/.test(line.value))
      return { outcome: 'fail', because: 'urlAlphabet', at, values: { seen } }
    const character = /[^A-Za-z0-9+/=]/.exec(line.value)?.[0]
    if (character !== undefined) return { outcome: 'fail', because: 'character', at, values: { seen, character } }
    const length = line.value.length
    return { outcome: 'fail', because: length % 4 === 0 ? 'form' : 'padding', at, values: { seen, length: String(length) } }
  },
  advice: 'Use {{auto}} for a fresh key, or encode 16 octets with standard base64: 24 characters that end in "==".',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'base64', request: SAMPLE_REQUEST, marks: ['dGhlIHNhbXBsZSBub25jZQ=='] }],
    fail: [
      { name: 'no padding', because: 'padding', request: keyed('dGhlIHNhbXBsZSBub25jZQ'), marks: ['dGhlIHNhbXBsZSBub25jZQ'] },
      { name: 'the alphabet for URLs', because: 'urlAlphabet', request: keyed('AQID-_UGBwgJCgsMDQ4PEA==') },
      { name: 'a placeholder', because: 'character', request: keyed('<base64 key>') },
      { name: 'a sign in the middle', because: 'form', request: keyed('AQ=DBAUGBwgJCgsMDQ4PEA==') },
    ],
    notApplicable: [{ name: 'none', because: 'absent', request: requestWhere('Sec-WebSocket-Key') }],
  },
})
