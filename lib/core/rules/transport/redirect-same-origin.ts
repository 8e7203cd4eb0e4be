import { originOf } from '../../handshake/location'
import { redirectTarget, to } from '../redirect'
import { rule } from '../rule'
import { SAMPLE_REFUSAL } from '../sample'

export default rule({
  id: 'transport/redirect-same-origin',
  catalogue: ['H-101'],
  title: 'The redirect stays with scheme, host and port',
  failureTitle: 'The redirect leads to another scheme, host or port',
  section: 'rfc9110-15.4',
  says: 'A client that follows a redirect to another origin leaves out what was meant for the first, such as Authorization and Cookie.',
  level: 'practice',
  effect: 'none',
  requires: ['response', 'url', 'target'],
  reasons: {
    same: 'It leads to {url}, on the same scheme, host and port',
    other: 'It leads to {url}, another scheme, host or port than {from}: credentials are not sent there',
    noRedirect: 'The answer leads nowhere else',
  },
  check(seen) {
    const found = redirectTarget(seen)
    if (!found) return { outcome: 'not-applicable', because: 'noRedirect' }
    const values = { url: found.shown, from: originOf(seen.target) }
    return originOf(found.target) === originOf(seen.target)
      ? { outcome: 'pass', because: 'same', at: found.at, values }
      : { outcome: 'fail', because: 'other', at: found.at, values }
  },
  advice: 'Look whether you meant to go there, and connect to that address with credentials of its own.',
  examples: {
    pass: [{ name: 'to another path', because: 'same', response: to('/v2/chat'), marks: ['/v2/chat'] }],
    fail: [
      { name: 'to a login page elsewhere', because: 'other', response: to('https://login.example/'), marks: ['https://login.example/'] },
      { name: 'to TLS', because: 'other', response: to('https://example.com/chat') },
    ],
    notApplicable: [{ name: 'a refusal', because: 'noRedirect', response: SAMPLE_REFUSAL }],
  },
})
