import { isSensitiveField } from '../../spec/header-names'
import { fields, namePlaces } from '../fields'
import { rule } from '../rule'
import { requestWith, SAMPLE_REQUEST } from '../sample'
import { isLoopback } from '../uri'

export default rule({
  id: 'request/credentials-over-clear-text',
  catalogue: ['R-101'],
  title: 'Credentials travel over TLS only',
  failureTitle: 'Credentials travel in clear text',
  section: 'rfc6750-5.3',
  says: 'Bearer tokens, passwords and session cookies are sent over TLS, because anyone on the way can read clear text.',
  level: 'should',
  effect: 'none',
  requires: ['request', 'target'],
  reasons: {
    none: 'The request has no credentials',
    tls: 'The connection is TLS',
    local: 'The connection stays on this machine',
    clear: '{names} would travel to "{host}" in clear text: expected wss://',
  },
  check({ request, target }) {
    const lines = [...fields(request)].filter(([name]) => isSensitiveField(name)).flatMap(([, found]) => found)
    if (lines.length === 0) return { outcome: 'pass', because: 'none', at: [] }
    if (target.tls) return { outcome: 'pass', because: 'tls', at: [] }
    if (target.scheme === 'practice' || isLoopback(target.host)) return { outcome: 'pass', because: 'local', at: [] }
    const names = [...new Set(lines.map((line) => `"${line.name}"`))].join(', ')
    return { outcome: 'fail', because: 'clear', at: namePlaces('request', lines), values: { names, host: target.host } }
  },
  advice: 'Use wss:// where the service offers it.',
  examples: {
    pass: [
      { name: 'none', because: 'none', request: SAMPLE_REQUEST },
      { name: 'over TLS', because: 'tls', url: 'wss://example.com/chat', request: requestWith('Cookie: a=1') },
      { name: 'to this machine', because: 'local', url: 'ws://localhost:8080/chat', request: requestWith('Cookie: a=1') },
    ],
    fail: [
      { name: 'a token to another machine', because: 'clear', request: requestWith('Authorization: Bearer abc'), marks: ['Authorization'] },
    ],
  },
})
