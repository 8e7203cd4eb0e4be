import { wholePlaces } from '../fields'
import { DEFLATE, extensionsOf } from '../offer'
import { rule } from '../rule'
import { requestWith, SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/extension-understood',
  catalogue: ['R-087'],
  title: 'Frames of the offered extensions can be read here',
  failureTitle: 'Frames of an offered extension cannot be read here',
  section: 'rfc6455-9.1',
  says: 'Once an extension is agreed on, frames follow its rules, so a client offers only what it can speak.',
  level: 'practice',
  effect: 'none',
  requires: ['request'],
  reasons: {
    understood: 'permessage-deflate is the one extension offered, and it is read here',
    strange: 'Sec-WebSocket-Extensions offers "{seen}": expected permessage-deflate only, as frames of others are shown here unread',
    absent: 'The request offers no extension',
  },
  check({ request }) {
    const { extensions } = extensionsOf(request)
    if (extensions.length === 0) return { outcome: 'not-applicable', because: 'absent' }
    const strange = extensions.filter((extension) => extension.name !== DEFLATE)
    if (strange.length === 0) return { outcome: 'pass', because: 'understood', at: wholePlaces('request', extensions) }
    const seen = [...new Set(strange.map((extension) => extension.name))].join(', ')
    return { outcome: 'fail', because: 'strange', at: wholePlaces('request', strange), values: { seen } }
  },
  advice: 'Leave it out, unless the handshake is all that you want to see.',
  examples: {
    pass: [{ name: 'compression', because: 'understood', request: requestWith('Sec-WebSocket-Extensions: permessage-deflate') }],
    fail: [
      {
        name: 'a registered one',
        because: 'strange',
        request: requestWith('Sec-WebSocket-Extensions: permessage-deflate, bbf-usp-protocol; eid="a"'),
        marks: ['bbf-usp-protocol; eid="a"'],
      },
    ],
    notApplicable: [{ name: 'none', because: 'absent', request: SAMPLE_REQUEST }],
  },
})
