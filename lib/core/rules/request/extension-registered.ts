import { wholePlaces } from '../fields'
import { extensionsOf } from '../offer'
import { rule } from '../rule'
import { requestWith, SAMPLE_REQUEST } from '../sample'

/** The IANA registry of extension names as of 2026-01-12. */
const REGISTERED = ['permessage-deflate', 'bbf-usp-protocol']

export default rule({
  id: 'request/extension-registered',
  catalogue: ['R-086'],
  title: 'Offered extensions are registered',
  failureTitle: 'An offered extension is not registered',
  section: 'rfc6455-9.1',
  says: 'Names of extensions are registered with IANA.',
  level: 'must',
  effect: 'none',
  requires: ['request'],
  reasons: {
    registered: 'Every extension offered stands in the registry',
    unregistered: 'Sec-WebSocket-Extensions offers "{seen}": expected a registered name, such as "permessage-deflate"',
    absent: 'The request offers no extension',
  },
  check({ request }) {
    const { extensions } = extensionsOf(request)
    if (extensions.length === 0) return { outcome: 'not-applicable', because: 'absent' }
    const strange = extensions.filter((extension) => !REGISTERED.includes(extension.name))
    if (strange.length === 0) return { outcome: 'pass', because: 'registered', at: wholePlaces('request', extensions) }
    const values = { seen: strange.map((extension) => extension.name).join(', ') }
    return { outcome: 'fail', because: 'unregistered', at: wholePlaces('request', strange), values }
  },
  advice: 'Leave it out, unless you are testing how the server declines it.',
  examples: {
    pass: [{ name: 'permessage-deflate', because: 'registered', request: requestWith('Sec-WebSocket-Extensions: permessage-deflate') }],
    fail: [
      {
        name: 'a draft of 2011',
        because: 'unregistered',
        request: requestWith('Sec-WebSocket-Extensions: x-webkit-deflate-frame'),
        marks: ['x-webkit-deflate-frame'],
      },
    ],
    notApplicable: [{ name: 'none', because: 'absent', request: SAMPLE_REQUEST }],
  },
})
