import { redirectTarget, to } from '../redirect'
import { rule } from '../rule'
import { SAMPLE_REFUSAL } from '../sample'

export default rule({
  id: 'transport/redirect-keeps-tls',
  catalogue: ['H-101'],
  title: 'The redirect keeps TLS',
  failureTitle: 'The redirect leads from TLS to clear text',
  section: 'rfc9110-15.4',
  says: 'A client need not follow a redirect; one that leads from TLS to clear text gives away what TLS protected.',
  level: 'practice',
  effect: 'clients-tolerate',
  requires: ['response', 'url', 'target'],
  reasons: {
    kept: 'It leads to {url}, over TLS as before',
    clear: 'It leads from TLS to {url}: expected wss:// or https://',
    clearBefore: 'The connection is in clear text already',
    noRedirect: 'The answer leads nowhere else',
  },
  check(seen) {
    const found = redirectTarget(seen)
    if (!found) return { outcome: 'not-applicable', because: 'noRedirect' }
    if (!seen.target.tls) return { outcome: 'not-applicable', because: 'clearBefore' }
    const values = { url: found.shown }
    return found.target.tls
      ? { outcome: 'pass', because: 'kept', at: found.at, values }
      : { outcome: 'fail', because: 'clear', at: found.at, values }
  },
  advice:
    'Have the server write https:// or wss:// into Location. Behind a proxy that ends TLS, tell it the outer scheme (X-Forwarded-Proto).',
  examples: {
    pass: [{ name: 'to another path', because: 'kept', url: 'wss://example.com/chat', response: to('/v2/chat'), marks: ['/v2/chat'] }],
    fail: [
      {
        name: 'a server that does not know of the TLS before it',
        because: 'clear',
        url: 'wss://example.com/chat',
        response: to('http://example.com/chat/'),
        marks: ['http://example.com/chat/'],
      },
    ],
    notApplicable: [
      { name: 'clear text to TLS', because: 'clearBefore', response: to('https://example.com/chat') },
      { name: 'a refusal', because: 'noRedirect', response: SAMPLE_REFUSAL },
    ],
  },
})
