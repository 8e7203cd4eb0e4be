import { acceptValue } from '../../handshake/accept-value'
import { wrongRecipe } from '../accept-recipes'
import { field, short, valuePlaces } from '../fields'
import { rule } from '../rule'
import { requestWhere, responseWhere, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

const KEY = requestWhere('Sec-WebSocket-Key', 'Sec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEA==')
const answering = (value: string) => responseWhere('Sec-WebSocket-Accept', `Sec-WebSocket-Accept: ${value}`)

export default rule({
  id: 'response/accept-correct',
  catalogue: ['H-061', 'H-062', 'H-064', 'H-066'],
  title: 'Sec-WebSocket-Accept proves that the key was read',
  failureTitle: 'Sec-WebSocket-Accept is wrong',
  section: 'rfc6455-4.1',
  says: 'The value is the base64 of the SHA-1 of the key as it was sent, followed by a fixed GUID.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response', 'request'],
  reasons: {
    correct: 'Sec-WebSocket-Accept is "{received}", as computed from the key',
    wrong: 'Sec-WebSocket-Accept is "{received}": expected "{expected}"',
    keyEchoed: 'Sec-WebSocket-Accept is "{received}", the key itself: expected "{expected}"',
    caseLost: 'Sec-WebSocket-Accept is "{received}", right but for upper and lower case: expected "{expected}"',
    paddingLost: 'Sec-WebSocket-Accept is "{received}", without its padding: expected "{expected}"',
    urlAlphabet: 'Sec-WebSocket-Accept is "{received}", in the base64 alphabet for URLs: expected "{expected}"',
    sampleValue: 'Sec-WebSocket-Accept is "{received}", the fixed value of the example in RFC 6455: expected "{expected}"',
    keyOnly: 'Sec-WebSocket-Accept is "{received}", computed from the key without the GUID: expected "{expected}"',
    guidOnly: 'Sec-WebSocket-Accept is "{received}", computed from the GUID without a key: expected "{expected}"',
    decodedKey: 'Sec-WebSocket-Accept is "{received}", computed from the decoded key: expected "{expected}", from its text',
    lowerCaseGuid: 'Sec-WebSocket-Accept is "{received}", computed with the GUID in lower case: expected "{expected}"',
    lineEndIncluded: 'Sec-WebSocket-Accept is "{received}", computed with the line end after the key: expected "{expected}"',
    hexDigest: 'Sec-WebSocket-Accept is "{received}", the digest in hex: expected "{expected}", in base64',
    hexDigestEncoded: 'Sec-WebSocket-Accept is "{received}", base64 of the digest in hex: expected "{expected}", of its octets',
    noKey: 'The request had no key to compute from',
    absent: 'There is no Sec-WebSocket-Accept line to read',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response, request }) {
    if (response.start.status !== 101) return { outcome: 'not-applicable', because: 'notSwitching' }
    const lines = field(response, 'sec-websocket-accept')
    if (lines.length === 0) return { outcome: 'not-applicable', because: 'absent' }
    const key = field(request, 'sec-websocket-key')[0]?.value
    if (key === undefined) return { outcome: 'not-applicable', because: 'noKey' }
    const expected = acceptValue(key)
    const wrong = lines.filter((line) => line.value !== expected)
    const first = wrong[0]
    if (!first) return { outcome: 'pass', because: 'correct', at: valuePlaces('response', lines), values: { received: expected } }
    const values = { received: short(first.value), expected }
    return { outcome: 'fail', because: wrongRecipe(key, first.value) ?? 'wrong', at: valuePlaces('response', wrong), values }
  },
  advice:
    'Compute it from the key text exactly as received. A value that no recipe gives usually belongs to another key: a proxy that wrote a key of its own, a cache, or answers of two connections mixed up.',
  examples: {
    pass: [
      { name: 'the answer of the RFC', because: 'correct', response: SAMPLE_RESPONSE, marks: ['s3pPLMBiTxaQ9kYGzzhZRbK+xOo='] },
      {
        name: 'white space around it',
        because: 'correct',
        response: responseWhere('Sec-WebSocket-Accept', 'Sec-WebSocket-Accept: \t s3pPLMBiTxaQ9kYGzzhZRbK+xOo= '),
      },
      { name: 'another key', because: 'correct', request: KEY, response: answering('C/0nmHhBztSRGR1CwL6Tf4ZjwpY=') },
    ],
    fail: [
      {
        name: 'of no known recipe',
        because: 'wrong',
        request: KEY,
        response: answering('AAAAAAAAAAAAAAAAAAAAAAAAAAA='),
        marks: ['AAAAAAAAAAAAAAAAAAAAAAAAAAA='],
      },
      { name: 'empty', because: 'wrong', request: KEY, response: answering(''), marks: ['Sec-WebSocket-Accept'] },
      { name: 'an echo', because: 'keyEchoed', request: KEY, response: answering('AQIDBAUGBwgJCgsMDQ4PEA==') },
      { name: 'in lower case', because: 'caseLost', request: KEY, response: answering('c/0nmhhbztsrgr1cwl6tf4zjwpy=') },
      { name: 'no padding', because: 'paddingLost', request: KEY, response: answering('C/0nmHhBztSRGR1CwL6Tf4ZjwpY') },
      { name: 'another alphabet', because: 'urlAlphabet', request: KEY, response: answering('C_0nmHhBztSRGR1CwL6Tf4ZjwpY=') },
      { name: 'a static mock', because: 'sampleValue', request: KEY, response: answering('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=') },
      { name: 'no GUID', because: 'keyOnly', request: KEY, response: answering('AoUHQ/SIDx7UGoJfntmdDFhMbkw=') },
      { name: 'no key', because: 'guidOnly', request: KEY, response: answering('Kfh9QIsMVZcl6xEPYxPHzW8SZ8w=') },
      { name: 'the decoded key', because: 'decodedKey', request: KEY, response: answering('bEfV+wz3VbH2dDULZ6tmAKA+vqk=') },
      { name: 'a GUID in lower case', because: 'lowerCaseGuid', request: KEY, response: answering('Te/ygyPnHaeYkWaMdUhAaxhmtM4=') },
      { name: 'a key with its line end', because: 'lineEndIncluded', request: KEY, response: answering('W9p/JMkYF6QcHFX1QlnbrHN6VI0=') },
      { name: 'hex', because: 'hexDigest', request: KEY, response: answering('0bfd27987841ced491191d42c0be937f8663c296') },
      {
        name: 'base64 of hex',
        because: 'hexDigestEncoded',
        request: KEY,
        response: answering('MGJmZDI3OTg3ODQxY2VkNDkxMTkxZDQyYzBiZTkzN2Y4NjYzYzI5Ng=='),
      },
    ],
    notApplicable: [
      { name: 'a request without a key', because: 'noKey', request: requestWhere('Sec-WebSocket-Key'), response: SAMPLE_RESPONSE },
      { name: 'no Sec-WebSocket-Accept', because: 'absent', response: responseWhere('Sec-WebSocket-Accept') },
      { name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL },
    ],
  },
})
