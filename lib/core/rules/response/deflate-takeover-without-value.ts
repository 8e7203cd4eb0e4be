import { wholePlaces } from '../fields'
import { deflateOf } from '../offer'
import { rule } from '../rule'
import { responseWith, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/deflate-takeover-without-value',
  catalogue: ['H-084'],
  title: 'The context takeover parameters have no value',
  failureTitle: 'A context takeover parameter has a value',
  section: 'rfc7692-7',
  says: 'A client fails the connection when a parameter has a value that is not valid for it; these two take none.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response'],
  reasons: {
    bare: 'The context takeover parameters stand without a value',
    valued: '"{seen}" has a value: expected the bare name',
    noParameter: 'The server named no context takeover parameter',
    notAccepted: 'The server did not accept permessage-deflate',
  },
  check({ response }) {
    const accepted = response.start.status === 101 ? deflateOf(response) : []
    if (accepted.length === 0) return { outcome: 'not-applicable', because: 'notAccepted' }
    const params = accepted.flatMap((extension) => extension.params).filter((param) => param.name.endsWith('_no_context_takeover'))
    if (params.length === 0) return { outcome: 'not-applicable', because: 'noParameter' }
    const valued = params.filter((param) => param.value !== null)
    const first = valued[0]
    if (!first)
      return {
        outcome: 'pass',
        because: 'bare',
        at: wholePlaces('response', params),
      }
    return {
      outcome: 'fail',
      because: 'valued',
      at: wholePlaces('response', valued),
      values: { seen: `${first.name}=${first.value}` },
    }
  },
  advice: 'Write "server_no_context_takeover" and "client_no_context_takeover" without "=".',
  examples: {
    pass: [
      { name: 'bare', because: 'bare', response: responseWith('Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover') },
    ],
    fail: [
      {
        name: 'a one',
        because: 'valued',
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover=1'),
        marks: ['server_no_context_takeover=1'],
      },
    ],
    notApplicable: [
      { name: 'no such parameter', because: 'noParameter', response: responseWith('Sec-WebSocket-Extensions: permessage-deflate') },
      { name: 'no compression', because: 'notAccepted', response: SAMPLE_RESPONSE },
    ],
  },
})
