import { field, valuePlaces } from '../fields'
import { readHsts } from '../hsts'
import { rule } from '../rule'
import { responseWith, SAMPLE_RESPONSE } from '../sample'

/** 180 days, in seconds. */
const LONG_ENOUGH = 15_552_000
const SECURE = 'wss://example.com/chat'
const saying = (...values: string[]) => responseWith(...values.map((value) => `Strict-Transport-Security: ${value}`))

export default rule({
  id: 'response/hsts-lasts',
  catalogue: ['H-121'],
  title: 'Strict-Transport-Security lasts half a year or more',
  failureTitle: 'Strict-Transport-Security lasts a short time only',
  section: 'rfc6797-6.1.1',
  says: 'max-age says for how many seconds a client remembers to use TLS; 0 makes it forget.',
  level: 'practice',
  effect: 'none',
  requires: ['response', 'target'],
  reasons: {
    long: 'max-age is {seen} seconds',
    short: 'max-age is {seen} seconds: expected 15552000, which is 180 days, or more',
    zero: 'max-age is 0, which makes clients forget: expected 15552000, which is 180 days, or more',
    unread: 'There is no max-age to read',
    clear: 'The connection is not TLS',
  },
  check({ response, target }) {
    if (!target.tls) return { outcome: 'not-applicable', because: 'clear' }
    const line = field(response, 'strict-transport-security')[0]
    const maxAge = line === undefined ? null : readHsts(line).maxAge
    if (line === undefined || maxAge === null) return { outcome: 'not-applicable', because: 'unread' }
    const at = valuePlaces('response', [line])
    if (maxAge === 0) return { outcome: 'fail', because: 'zero', at }
    const values = { seen: String(maxAge) }
    return maxAge < LONG_ENOUGH ? { outcome: 'fail', because: 'short', at, values } : { outcome: 'pass', because: 'long', at, values }
  },
  advice: 'Raise max-age step by step once the whole site works over TLS.',
  examples: {
    pass: [{ name: 'a year', because: 'long', url: SECURE, response: saying('max-age=31536000'), marks: ['max-age=31536000'] }],
    fail: [
      { name: 'an hour', because: 'short', url: SECURE, response: saying('max-age=3600'), marks: ['max-age=3600'] },
      { name: 'taken back', because: 'zero', url: SECURE, response: saying('max-age=0'), marks: ['max-age=0'] },
    ],
    notApplicable: [
      { name: 'no age', because: 'unread', url: SECURE, response: saying('includeSubDomains') },
      { name: 'none', because: 'unread', url: SECURE, response: SAMPLE_RESPONSE },
      { name: 'clear text', because: 'clear', response: saying('max-age=60') },
    ],
  },
})
