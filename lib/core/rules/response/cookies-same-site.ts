import { namedCookiesOf, tellCookies } from '../cookies'
import { rule } from '../rule'
import { responseWith, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/cookies-same-site',
  catalogue: ['H-120'],
  title: 'Cookies stay with handshakes of their own site',
  failureTitle: 'A cookie goes along with handshakes that other sites open',
  section: 'rfc6265bis-same-site',
  says: 'SameSite=Strict or Lax keeps a cookie from handshakes that pages of other sites open; None sends it along with every one.',
  level: 'practice',
  effect: 'none',
  requires: ['response'],
  reasons: {
    kept: 'SameSite keeps every cookie to its own site: {names}',
    none: 'Set-Cookie sets {names} with SameSite=None: expected Lax or Strict, or a server that checks Origin',
    absent: 'Set-Cookie sets {names} without SameSite: expected Lax or Strict, as browsers differ on what its absence means',
    noCookie: 'The answer sets no cookie',
  },
  check({ response }) {
    const cookies = namedCookiesOf(response)
    if (cookies.length === 0) return { outcome: 'not-applicable', because: 'noCookie' }
    const policy = (cookie: (typeof cookies)[number]) => cookie.attributes.get('samesite')?.value.toLowerCase()
    const none = cookies.filter((cookie) => policy(cookie) === 'none')
    const absent = cookies.filter((cookie) => !['none', 'lax', 'strict'].includes(policy(cookie) ?? ''))
    if (none.length > 0) return { outcome: 'fail', because: 'none', ...tellCookies(none, 'samesite') }
    if (absent.length > 0) return { outcome: 'fail', because: 'absent', ...tellCookies(absent, 'samesite') }
    return { outcome: 'pass', because: 'kept', ...tellCookies(cookies, 'samesite') }
  },
  advice:
    'Add "; SameSite=Lax" or Strict. Cookies decide whether a foreign page can open a connection in the name of its visitor (cross-site WebSocket hijacking): check Origin on the server too.',
  examples: {
    pass: [{ name: 'Lax', because: 'kept', response: responseWith('Set-Cookie: sid=1; SameSite=Lax'), marks: ['SameSite=Lax'] }],
    fail: [
      { name: 'None', because: 'none', response: responseWith('Set-Cookie: sid=1; Secure; SameSite=None'), marks: ['SameSite=None'] },
      { name: 'nothing said', because: 'absent', response: responseWith('Set-Cookie: sid=1; Secure'), marks: ['sid'] },
    ],
    notApplicable: [{ name: 'no cookie', because: 'noCookie', response: SAMPLE_RESPONSE }],
  },
})
