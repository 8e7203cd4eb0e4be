import { namePlaces } from '../fields'
import { isPseudo, quotedNames } from '../http2-fields'
import { rule } from '../rule'
import { http2With, SAMPLE_HTTP2_URL, SAMPLE_OPENED } from '../sample-http2'

export default rule({
  id: 'http2/pseudo-fields-known',
  title: 'The answer has no pseudo-field but :status',
  failureTitle: 'The answer has another pseudo-field than :status',
  section: 'rfc9113-8.3',
  says: 'An answer has the pseudo-field :status and no other; those of requests make it malformed.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['http2'],
  reasons: {
    known: 'There is no other pseudo-field',
    strange: '{seen} came: expected ":status" only',
    pending: 'No answer came',
  },
  check({ http2: { response } }) {
    if (!response) return { outcome: 'not-applicable', because: 'pending' }
    const strange = response.lines.filter((line) => isPseudo(line) && line.name !== ':status')
    if (strange.length === 0) return { outcome: 'pass', because: 'known', at: [] }
    return { outcome: 'fail', because: 'strange', at: namePlaces('response', strange), values: { seen: quotedNames(strange) } }
  },
  advice: 'Leave it out: :protocol and the others belong to the request.',
  examples: {
    pass: [{ name: 'a status', because: 'known', url: SAMPLE_HTTP2_URL, artifacts: http2With() }],
    fail: [
      {
        name: 'the protocol sent back',
        because: 'strange',
        url: SAMPLE_HTTP2_URL,
        artifacts: http2With({ response: [...SAMPLE_OPENED, ':protocol: websocket'] }),
        marks: [':protocol'],
      },
    ],
    notApplicable: [{ name: 'no answer yet', because: 'pending', url: SAMPLE_HTTP2_URL, artifacts: http2With({ response: null }) }],
  },
})
