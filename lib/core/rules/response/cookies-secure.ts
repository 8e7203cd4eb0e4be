import { namedCookiesOf, tellCookies } from '../cookies'
import { rule } from '../rule'
import { responseWith, SAMPLE_RESPONSE } from '../sample'

const SECURE = 'wss://example.com/chat'

export default rule({
  id: 'response/cookies-secure',
  catalogue: ['H-120'],
  title: 'Cookies set over TLS are Secure',
  failureTitle: 'A cookie set over TLS is not Secure',
  section: 'rfc6265-4.1.2.5',
  says: 'Secure keeps a cookie to encrypted connections; without it ws:// and http:// to the same host carry it in clear text.',
  level: 'practice',
  effect: 'none',
  requires: ['response', 'target'],
  reasons: {
    secure: 'Every cookie is Secure: {names}',
    bare: 'Set-Cookie sets {names} without Secure: expected it on a connection over TLS',
    clear: 'The connection is not TLS',
    noCookie: 'The answer sets no cookie',
  },
  check({ response, target }) {
    const cookies = namedCookiesOf(response)
    if (cookies.length === 0) return { outcome: 'not-applicable', because: 'noCookie' }
    if (!target.tls) return { outcome: 'not-applicable', because: 'clear' }
    const bare = cookies.filter((cookie) => !cookie.attributes.has('secure'))
    const told = tellCookies(bare.length > 0 ? bare : cookies)
    return bare.length > 0 ? { outcome: 'fail', because: 'bare', ...told } : { outcome: 'pass', because: 'secure', ...told }
  },
  advice: 'Add "; Secure" to the cookie.',
  examples: {
    pass: [
      { name: 'a session', because: 'secure', url: SECURE, response: responseWith('Set-Cookie: sid=1; Secure; HttpOnly'), marks: ['sid'] },
    ],
    fail: [{ name: 'a session in the open', because: 'bare', url: SECURE, response: responseWith('Set-Cookie: sid=1'), marks: ['sid'] }],
    notApplicable: [
      { name: 'clear text', because: 'clear', response: responseWith('Set-Cookie: sid=1') },
      { name: 'no cookie', because: 'noCookie', url: SECURE, response: SAMPLE_RESPONSE },
    ],
  },
})
