import { namedCookiesOf, tellCookies } from '../cookies'
import { rule } from '../rule'
import { responseWith, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/cookies-none-is-secure',
  catalogue: ['H-120'],
  title: 'Cookies for every site are Secure',
  failureTitle: 'A cookie for every site is not Secure',
  section: 'rfc6265bis-same-site',
  says: 'Browsers drop a cookie with SameSite=None that is not Secure as well.',
  level: 'practice',
  effect: 'clients-tolerate',
  requires: ['response'],
  reasons: {
    secure: 'Every cookie with SameSite=None is Secure: {names}',
    dropped: 'Set-Cookie sets {names} with SameSite=None and without Secure: expected both, as browsers drop the cookie',
    none: 'The answer sets no cookie with SameSite=None',
  },
  check({ response }) {
    const cookies = namedCookiesOf(response).filter((cookie) => cookie.attributes.get('samesite')?.value.toLowerCase() === 'none')
    if (cookies.length === 0) return { outcome: 'not-applicable', because: 'none' }
    const dropped = cookies.filter((cookie) => !cookie.attributes.has('secure'))
    const told = tellCookies(dropped.length > 0 ? dropped : cookies, 'samesite')
    return dropped.length > 0 ? { outcome: 'fail', because: 'dropped', ...told } : { outcome: 'pass', because: 'secure', ...told }
  },
  advice: 'Add "; Secure", or a stricter SameSite.',
  examples: {
    pass: [{ name: 'both', because: 'secure', response: responseWith('Set-Cookie: a=1; SameSite=None; Secure'), marks: ['SameSite=None'] }],
    fail: [{ name: 'None alone', because: 'dropped', response: responseWith('Set-Cookie: a=1; SameSite=none'), marks: ['SameSite=none'] }],
    notApplicable: [
      { name: 'Lax', because: 'none', response: responseWith('Set-Cookie: a=1; SameSite=Lax') },
      { name: 'no cookie', because: 'none', response: SAMPLE_RESPONSE },
    ],
  },
})
