import { wholePlaces } from '../fields'
import { extensionsOf } from '../offer'
import { rule } from '../rule'
import { requestWith, responseWith, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

/** Extensions that mark compressed messages or frames with RSV1: those of RFC 7692 by their prefix, and its drafts. */
const USES_RSV1 = /^(?:x-webkit-)?(?:permessage-|perframe-|deflate-frame$)/

export default rule({
  id: 'response/one-extension-uses-rsv1',
  catalogue: ['H-091'],
  title: 'One extension at most uses RSV1',
  failureTitle: 'Two extensions use RSV1',
  section: 'rfc7692-5',
  says: 'A server does not accept a compression together with another extension that uses RSV1; a client fails a connection where it did.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response'],
  reasons: {
    one: 'Only "{seen}" uses RSV1',
    none: 'No accepted extension uses RSV1',
    conflict: 'Sec-WebSocket-Extensions accepts {seen}, which all use RSV1: expected one of them',
    noneAccepted: 'The server accepted no extension',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response }) {
    if (response.start.status !== 101) return { outcome: 'not-applicable', because: 'notSwitching' }
    const { extensions } = extensionsOf(response)
    if (extensions.length === 0) return { outcome: 'not-applicable', because: 'noneAccepted' }
    const users = extensions.filter((extension) => USES_RSV1.test(extension.name))
    // The same one twice is a finding of its own.
    const names = [...new Set(users.map((extension) => extension.name))]
    const at = wholePlaces('response', users)
    const [first] = names
    if (first === undefined) return { outcome: 'pass', because: 'none', at }
    if (names.length === 1) return { outcome: 'pass', because: 'one', at, values: { seen: first } }
    return { outcome: 'fail', because: 'conflict', at, values: { seen: names.map((name) => `"${name}"`).join(', ') } }
  },
  advice: 'Accept one compression. With two, nobody can tell which of them packed a message whose RSV1 is set.',
  examples: {
    pass: [
      { name: 'compression alone', because: 'one', response: responseWith('Sec-WebSocket-Extensions: permessage-deflate') },
      { name: 'another extension', because: 'none', response: responseWith('Sec-WebSocket-Extensions: bbf-usp-protocol') },
    ],
    fail: [
      {
        name: 'two compressions',
        because: 'conflict',
        request: requestWith('Sec-WebSocket-Extensions: permessage-deflate, x-webkit-deflate-frame'),
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate, x-webkit-deflate-frame'),
        marks: ['permessage-deflate', 'x-webkit-deflate-frame'],
      },
    ],
    notApplicable: [
      { name: 'no extension', because: 'noneAccepted', response: SAMPLE_RESPONSE },
      { name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL },
    ],
  },
})
