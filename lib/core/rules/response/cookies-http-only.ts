import { namedCookiesOf, tellCookies } from '../cookies'
import { rule } from '../rule'
import { responseWith, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/cookies-http-only',
  catalogue: ['H-120'],
  title: 'Cookies are kept from scripts',
  failureTitle: 'A cookie can be read by scripts',
  section: 'rfc6265-4.1.2.6',
  says: 'HttpOnly keeps a cookie from the scripts of a page, injected ones too; handshakes carry it all the same.',
  level: 'practice',
  effect: 'none',
  requires: ['response'],
  reasons: {
    kept: 'Every cookie is HttpOnly: {names}',
    open: 'Set-Cookie sets {names} without HttpOnly: expected it for a cookie that authenticates',
    noCookie: 'The answer sets no cookie',
  },
  check({ response }) {
    const cookies = namedCookiesOf(response)
    if (cookies.length === 0) return { outcome: 'not-applicable', because: 'noCookie' }
    const open = cookies.filter((cookie) => !cookie.attributes.has('httponly'))
    const told = tellCookies(open.length > 0 ? open : cookies)
    return open.length > 0 ? { outcome: 'fail', because: 'open', ...told } : { outcome: 'pass', because: 'kept', ...told }
  },
  advice: 'Add "; HttpOnly", unless a script of the page has to read it.',
  examples: {
    pass: [{ name: 'a session', because: 'kept', response: responseWith('Set-Cookie: sid=1; HttpOnly'), marks: ['sid'] }],
    fail: [
      {
        name: 'one of two',
        because: 'open',
        response: responseWith('Set-Cookie: sid=1; httponly', 'Set-Cookie: theme=dark; Path=/'),
        marks: ['theme'],
      },
    ],
    notApplicable: [{ name: 'no cookie', because: 'noCookie', response: SAMPLE_RESPONSE }],
  },
})
