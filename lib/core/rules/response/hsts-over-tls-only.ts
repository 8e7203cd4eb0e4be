import { field, wholePlaces } from '../fields'
import { rule } from '../rule'
import { responseWith, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/hsts-over-tls-only',
  catalogue: ['H-122'],
  title: 'Strict-Transport-Security is sent over TLS only',
  failureTitle: 'Strict-Transport-Security is sent in clear text',
  section: 'rfc6797-7.2',
  says: 'A host does not send Strict-Transport-Security over clear text; clients ignore it there.',
  level: 'must',
  effect: 'none',
  requires: ['response', 'target'],
  reasons: {
    secure: 'The connection is TLS',
    absent: 'There is no Strict-Transport-Security on this clear-text connection',
    clear: 'Strict-Transport-Security was sent over clear text: expected it over TLS only',
  },
  check({ response, target }) {
    const lines = field(response, 'strict-transport-security')
    if (target.tls) return { outcome: 'pass', because: 'secure', at: [] }
    if (lines.length === 0) return { outcome: 'pass', because: 'absent', at: [] }
    return { outcome: 'fail', because: 'clear', at: wholePlaces('response', lines) }
  },
  advice: 'Send it on the TLS port only, and connect with wss:// there.',
  examples: {
    pass: [
      {
        name: 'over TLS',
        because: 'secure',
        url: 'wss://example.com/chat',
        response: responseWith('Strict-Transport-Security: max-age=15724800'),
      },
      { name: 'none', because: 'absent', response: SAMPLE_RESPONSE },
    ],
    fail: [
      {
        name: 'over clear text',
        because: 'clear',
        response: responseWith('Strict-Transport-Security: max-age=1'),
        marks: ['Strict-Transport-Security: max-age=1\r\n'],
      },
    ],
  },
})
