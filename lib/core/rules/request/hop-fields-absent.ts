import { fields, namePlaces } from '../fields'
import { rule } from '../rule'
import { requestWith, SAMPLE_REQUEST } from '../sample'

const HOP_FIELDS: readonly string[] = ['proxy-connection', 'keep-alive', 'te']

export default rule({
  id: 'request/hop-fields-absent',
  catalogue: ['R-045'],
  title: 'No field of this hop stands beside the upgrade',
  failureTitle: 'A field of this hop stands beside the upgrade',
  section: 'rfc9110-7.6.1',
  says: 'Proxy-Connection, Keep-Alive and TE are for one hop, and are taken out by whoever forwards a request.',
  level: 'practice',
  effect: 'none',
  requires: ['request'],
  reasons: {
    none: 'There is no Proxy-Connection, Keep-Alive or TE',
    present: 'The request has {names}: expected none of them, as they mean nothing to an opening handshake',
  },
  check({ request }) {
    const lines = HOP_FIELDS.flatMap((name) => fields(request).get(name) ?? [])
    if (lines.length === 0) return { outcome: 'pass', because: 'none', at: [] }
    const names = [...new Set(lines.map((line) => `"${line.name}"`))].join(', ')
    return { outcome: 'fail', because: 'present', at: namePlaces('request', lines), values: { names } }
  },
  advice: 'Remove the line; a copied request of a web page often has it.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'none', request: SAMPLE_REQUEST }],
    fail: [
      { name: 'of an old proxy', because: 'present', request: requestWith('Proxy-Connection: keep-alive'), marks: ['Proxy-Connection'] },
      { name: 'two of them', because: 'present', request: requestWith('TE: trailers', 'Keep-Alive: 300'), marks: ['Keep-Alive', 'TE'] },
    ],
  },
})
