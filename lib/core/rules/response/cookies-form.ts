import { isToken } from '../../spec/grammar'
import { cookiesOf, tellCookies } from '../cookies'
import { rule } from '../rule'
import { responseWith, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/cookies-form',
  catalogue: ['H-120'],
  title: 'Each Set-Cookie names a cookie',
  failureTitle: 'A Set-Cookie names no cookie',
  section: 'rfc6265-4.1.1',
  says: 'A Set-Cookie begins with a name that is a token, "=", and a value; each cookie has a line of its own.',
  level: 'must',
  effect: 'none',
  requires: ['response'],
  reasons: {
    formed: 'Set-Cookie names {names}',
    nameless: 'A Set-Cookie has no name before "=": expected one such as "sid=…", and clients ignore the line',
    notToken: 'Set-Cookie names {names}: expected a name without separators and spaces',
    noCookie: 'The answer sets no cookie',
  },
  check({ response }) {
    const cookies = cookiesOf(response)
    if (cookies.length === 0) return { outcome: 'not-applicable', because: 'noCookie' }
    const nameless = cookies.filter((cookie) => cookie.name === null || cookie.name === '')
    if (nameless.length > 0) return { outcome: 'fail', because: 'nameless', at: tellCookies(nameless).at }
    const wrong = cookies.filter((cookie) => !isToken(cookie.name ?? ''))
    if (wrong.length > 0) return { outcome: 'fail', because: 'notToken', ...tellCookies(wrong) }
    return { outcome: 'pass', because: 'formed', ...tellCookies(cookies) }
  },
  advice: 'Write "Set-Cookie: name=value", one line a cookie, attributes after ";".',
  examples: {
    pass: [{ name: 'two cookies', because: 'formed', response: responseWith('Set-Cookie: a=1', 'Set-Cookie: b=2'), marks: ['a', 'b'] }],
    fail: [
      { name: 'a word', because: 'nameless', response: responseWith('Set-Cookie: welcome; Path=/'), marks: ['welcome'] },
      { name: 'a space in a name', because: 'notToken', response: responseWith('Set-Cookie: my id=1'), marks: ['my id'] },
    ],
    notApplicable: [{ name: 'no cookie', because: 'noCookie', response: SAMPLE_RESPONSE }],
  },
})
