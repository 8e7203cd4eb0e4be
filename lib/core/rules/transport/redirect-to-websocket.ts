import { isRedirect, locationUrl } from '../../handshake/location'
import { field, short, valuePlaces } from '../fields'
import { to } from '../redirect'
import { rule } from '../rule'
import { SAMPLE_REFUSAL } from '../sample'

export default rule({
  id: 'transport/redirect-to-websocket',
  catalogue: ['H-101', 'H-102'],
  title: 'Location leads where a WebSocket can go',
  failureTitle: 'Location leads nowhere a WebSocket can go',
  section: 'rfc9110-10.2.2',
  says: 'Location is a reference to the place to use instead, read relative to the request; a WebSocket goes to ws, wss, http or https.',
  level: 'practice',
  effect: 'clients-tolerate',
  requires: ['response', 'url', 'target'],
  reasons: {
    readable: 'Location "{location}" leads to {url}',
    unreadable: 'Location is "{location}": {problem}',
    several: 'There are {count} Location lines: expected one',
    noRedirect: 'The answer leads nowhere else',
  },
  check({ response, url, target }) {
    const lines = field(response, 'location').filter((line) => line.value !== '')
    const [first, ...more] = lines
    if (!first || !isRedirect(response.start.status)) return { outcome: 'not-applicable', because: 'noRedirect' }
    const at = valuePlaces('response', lines)
    if (more.length > 0) return { outcome: 'fail', because: 'several', at, values: { count: String(lines.length) } }
    const leads = locationUrl(first.value, { url, target })
    const location = short(first.value)
    if (leads.read.ok) return { outcome: 'pass', because: 'readable', at, values: { location, url: short(leads.url) } }
    return { outcome: 'fail', because: 'unreadable', at, values: { location, problem: short(leads.read.problem.message) } }
  },
  advice: 'Have the server write one address with https:// or http://, or a path.',
  examples: {
    pass: [{ name: 'a path', because: 'readable', response: to('/login'), marks: ['/login'] }],
    fail: [
      { name: 'a mail address', because: 'unreadable', response: to('mailto:admin@example.com'), marks: ['mailto:admin@example.com'] },
      { name: 'two', because: 'several', response: [...to('/a'), 'Location: /b'], marks: ['/a', '/b'] },
    ],
    notApplicable: [{ name: 'a refusal', because: 'noRedirect', response: SAMPLE_REFUSAL }],
  },
})
