import { wholePlaces } from '../fields'
import { extensionsOf } from '../offer'
import { rule } from '../rule'
import { responseWith, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

/** The IANA registry of extension names as of 2026-01-12. */
const REGISTERED = ['permessage-deflate', 'bbf-usp-protocol']

export default rule({
  id: 'response/extension-registered',
  catalogue: ['H-097'],
  title: 'Accepted extensions are registered',
  failureTitle: 'An accepted extension is not registered',
  section: 'rfc6455-9.1',
  says: 'Names of extensions are registered with IANA.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['response'],
  reasons: {
    registered: 'Every accepted extension stands in the registry: {seen}',
    unregistered: 'Sec-WebSocket-Extensions accepts "{seen}": expected a registered name, such as "permessage-deflate"',
    noneAccepted: 'The server accepted no extension',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response }) {
    if (response.start.status !== 101) return { outcome: 'not-applicable', because: 'notSwitching' }
    const { extensions } = extensionsOf(response)
    if (extensions.length === 0) return { outcome: 'not-applicable', because: 'noneAccepted' }
    const strange = extensions.filter((extension) => !REGISTERED.includes(extension.name))
    const shown = strange.length > 0 ? strange : extensions
    const values = { seen: shown.map((extension) => extension.name).join(', ') }
    const at = wholePlaces('response', shown)
    return strange.length > 0
      ? { outcome: 'fail', because: 'unregistered', at, values }
      : { outcome: 'pass', because: 'registered', at, values }
  },
  advice: 'Drop it. x-webkit-deflate-frame, deflate-stream and permessage-bzip2 are drafts that no current client speaks.',
  examples: {
    pass: [{ name: 'permessage-deflate', because: 'registered', response: responseWith('Sec-WebSocket-Extensions: permessage-deflate') }],
    fail: [
      {
        name: 'a draft of 2011',
        because: 'unregistered',
        response: responseWith('Sec-WebSocket-Extensions: x-webkit-deflate-frame'),
        marks: ['x-webkit-deflate-frame'],
      },
    ],
    notApplicable: [
      { name: 'no extension', because: 'noneAccepted', response: SAMPLE_RESPONSE },
      { name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL },
    ],
  },
})
