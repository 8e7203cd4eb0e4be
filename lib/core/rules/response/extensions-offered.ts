import { wholePlaces } from '../fields'
import { extensionsOf } from '../offer'
import { rule } from '../rule'
import { requestWith, responseWith, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/extensions-offered',
  catalogue: ['H-080', 'H-092', 'H-099'],
  title: 'Only offered extensions were accepted',
  failureTitle: 'An extension was accepted that was not offered',
  section: 'rfc6455-4.1',
  says: 'A client fails the connection when the server uses an extension that the request did not name.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response', 'request'],
  reasons: {
    offered: 'Every accepted extension was offered: {seen}',
    notOffered: 'Sec-WebSocket-Extensions accepts "{seen}": expected only extensions of the request, which offered {offer}',
    declined: 'The server accepted none of the extensions offered, so messages travel without: {offer}',
    noneAccepted: 'No extension was offered, and none was accepted',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response, request }) {
    if (response.start.status !== 101) return { outcome: 'not-applicable', because: 'notSwitching' }
    const accepted = extensionsOf(response).extensions
    const offer = [...new Set(extensionsOf(request).extensions.map((extension) => extension.name))]
    if (accepted.length === 0 && offer.length === 0) return { outcome: 'not-applicable', because: 'noneAccepted' }
    if (accepted.length === 0) return { outcome: 'pass', because: 'declined', at: [], values: { offer: offer.join(', ') } }
    const strange = accepted.filter((extension) => !offer.includes(extension.name))
    const named = (list: readonly { readonly name: string }[]) => list.map((extension) => extension.name).join(', ')
    if (strange.length === 0)
      return {
        outcome: 'pass',
        because: 'offered',
        at: wholePlaces('response', accepted),
        values: { seen: named(accepted) },
      }
    const values = { seen: named(strange), offer: offer.length > 0 ? offer.map((name) => `"${name}"`).join(', ') : 'none' }
    return {
      outcome: 'fail',
      because: 'notOffered',
      at: wholePlaces('response', strange),
      values,
    }
  },
  advice: 'Make the server accept only what the request names. A proxy or a setting that forces compression behaves like this.',
  examples: {
    pass: [
      {
        name: 'an accepted offer',
        because: 'offered',
        request: requestWith('Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits'),
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate'),
        marks: ['permessage-deflate'],
      },
      {
        name: 'two lines, which erratum 3433 allows',
        because: 'offered',
        request: requestWith('Sec-WebSocket-Extensions: permessage-deflate, bbf-usp-protocol'),
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate', 'Sec-WebSocket-Extensions: bbf-usp-protocol'),
        marks: ['permessage-deflate', 'bbf-usp-protocol'],
      },
      {
        name: 'an offer that was declined',
        because: 'declined',
        request: requestWith('Sec-WebSocket-Extensions: permessage-deflate'),
        response: SAMPLE_RESPONSE,
      },
    ],
    fail: [
      {
        name: 'compression without an offer',
        because: 'notOffered',
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate'),
        marks: ['permessage-deflate'],
      },
      {
        name: 'another extension than offered',
        because: 'notOffered',
        request: requestWith('Sec-WebSocket-Extensions: permessage-deflate'),
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate, x-webkit-deflate-frame'),
        marks: ['x-webkit-deflate-frame'],
      },
    ],
    notApplicable: [
      { name: 'no extension', because: 'noneAccepted', response: SAMPLE_RESPONSE },
      { name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL },
    ],
  },
})
