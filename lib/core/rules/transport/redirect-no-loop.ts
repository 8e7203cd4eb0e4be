import { redirectTarget, to } from '../redirect'
import { rule } from '../rule'
import { SAMPLE_REFUSAL } from '../sample'

export default rule({
  id: 'transport/redirect-no-loop',
  catalogue: ['H-101'],
  title: 'The redirect leads to a new place',
  failureTitle: 'The redirect leads back',
  section: 'rfc9110-15.4',
  says: 'A client notices redirects that go round in a circle, and stops.',
  level: 'should',
  effect: 'clients-fail',
  requires: ['response', 'url', 'target'],
  uses: ['hops'],
  reasons: {
    onwards: 'It leads to {url}, where no request of this attempt was',
    itself: 'It leads to {url}, where it came from: expected another place',
    circle: 'It leads to {url}, where an earlier request of this attempt was: expected another place',
    noRedirect: 'The answer leads nowhere else',
  },
  check(seen) {
    const found = redirectTarget(seen)
    if (!found) return { outcome: 'not-applicable', because: 'noRedirect' }
    const values = { url: found.shown }
    if (found.url === seen.url.trim()) return { outcome: 'fail', because: 'itself', at: found.at, values }
    if (seen.hops?.some((hop) => hop.url === found.url)) return { outcome: 'fail', because: 'circle', at: found.at, values }
    return { outcome: 'pass', because: 'onwards', at: found.at, values }
  },
  advice:
    'Look what the server and each proxy before it take for the right address: two of them correct each other, often over the scheme, "www" or a slash at the end.',
  examples: {
    pass: [{ name: 'to a login page', because: 'onwards', response: to('/login'), marks: ['/login'] }],
    fail: [
      { name: 'to itself', because: 'itself', response: to('http://example.com/chat'), marks: ['http://example.com/chat'] },
      {
        name: 'there and back',
        because: 'circle',
        url: 'ws://example.com/chat/',
        response: to('/chat'),
        artifacts: { hops: [{ url: 'ws://example.com/chat', status: 301, location: '/chat/' }] },
        marks: ['/chat'],
      },
    ],
    notApplicable: [{ name: 'a refusal', because: 'noRedirect', response: SAMPLE_REFUSAL }],
  },
})
