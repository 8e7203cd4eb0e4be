import { fields, namePlaces } from '../fields'
import { rule } from '../rule'
import { responseWith, SAMPLE_RESPONSE } from '../sample'

/** Fields that only a request has. Origin is left out: WebSocket-Node answers with it on purpose. */
const REQUEST_ONLY = ['authorization', 'cookie', 'host', 'proxy-authorization', 'referer', 'sec-websocket-key', 'user-agent']

export default rule({
  id: 'response/request-fields-in-response',
  catalogue: ['H-042'],
  title: 'The answer has no fields of a request',
  failureTitle: 'The answer has fields that belong to a request',
  section: 'rfc6265-5.4',
  says: 'Cookie and its like are sent by clients; a server sets a cookie with Set-Cookie.',
  level: 'practice',
  effect: 'none',
  requires: ['response'],
  reasons: {
    none: 'No field of a request stands in the answer',
    reflected: '{names} stand in the answer: expected such fields in requests only',
  },
  check({ response }) {
    const index = fields(response)
    const lines = REQUEST_ONLY.flatMap((name) => index.get(name) ?? [])
    if (lines.length === 0) return { outcome: 'pass', because: 'none', at: [] }
    const names = [...new Set(lines.map((line) => `"${line.name}"`))].join(', ')
    return { outcome: 'fail', because: 'reflected', at: namePlaces('response', lines), values: { names } }
  },
  advice: 'Look for a layer that mirrors request fields: it can carry credentials into logs. To set a cookie, use Set-Cookie.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'none', response: SAMPLE_RESPONSE }],
    fail: [{ name: 'a Cookie in a 101', because: 'reflected', response: responseWith('Cookie: REDACTED'), marks: ['Cookie'] }],
  },
})
