import { field, namePlaces } from '../fields'
import { rule } from '../rule'
import { responseWith, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/obsolete-drafts',
  catalogue: ['H-067'],
  title: 'The answer is of RFC 6455, not of a draft',
  failureTitle: 'The answer is of a draft before RFC 6455',
  section: 'rfc6455-4.2.2',
  says: 'The answer of RFC 6455 has neither Sec-WebSocket-Location nor Sec-WebSocket-Origin; drafts of 2010 had them.',
  level: 'practice',
  effect: 'clients-tolerate',
  requires: ['response'],
  reasons: {
    current: 'No field of a draft is there',
    draft: '{names} stand in the answer: expected the fields of RFC 6455 only',
  },
  check({ response }) {
    const lines = [...field(response, 'sec-websocket-location'), ...field(response, 'sec-websocket-origin')]
    if (lines.length === 0) return { outcome: 'pass', because: 'current', at: [] }
    const names = lines.map((line) => `"${line.name}"`).join(', ')
    return { outcome: 'fail', because: 'draft', at: namePlaces('response', lines), values: { names } }
  },
  advice: 'Bring the server up to date: protocols of the drafts have known weaknesses and no current client speaks them.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'current', response: SAMPLE_RESPONSE }],
    fail: [
      {
        name: 'a draft of 2010',
        because: 'draft',
        response: responseWith('Sec-WebSocket-Location: ws://example.com/chat'),
        marks: ['Sec-WebSocket-Location'],
      },
    ],
  },
})
