import { field, joined, short, valuePlaces } from '../fields'
import { rule } from '../rule'
import { responseWith, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/no-alternative-service',
  catalogue: ['H-123'],
  title: 'No other service is advertised',
  failureTitle: 'Another service is advertised',
  section: 'rfc7838-3',
  says: 'With Alt-Svc a server says that it can be reached by another protocol or at another place, such as by HTTP/3.',
  level: 'practice',
  effect: 'none',
  requires: ['response'],
  reasons: {
    none: 'There is no Alt-Svc',
    cleared: 'Alt-Svc is "clear", which takes back what was advertised before',
    advertised: 'Alt-Svc is "{seen}": this connection stays as it is, later ones of a browser may go there',
  },
  check({ response }) {
    const lines = field(response, 'alt-svc').filter((line) => line.value !== '')
    if (lines.length === 0) return { outcome: 'pass', because: 'none', at: [] }
    const at = valuePlaces('response', lines)
    if (lines.every((line) => line.value === 'clear')) return { outcome: 'pass', because: 'cleared', at }
    return { outcome: 'fail', because: 'advertised', at, values: { seen: short(joined(lines)) } }
  },
  advice:
    'See that WebSockets open over what is advertised too: h2 wants extended CONNECT (RFC 8441), h3 its twin (RFC 9220). HTTP/3 cannot be tried from here.',
  examples: {
    pass: [
      { name: 'the answer of the RFC', because: 'none', response: SAMPLE_RESPONSE },
      { name: 'taken back', because: 'cleared', response: responseWith('Alt-Svc: clear'), marks: ['clear'] },
    ],
    fail: [
      { name: 'HTTP/3', because: 'advertised', response: responseWith('Alt-Svc: h3=":443"; ma=86400'), marks: ['h3=":443"; ma=86400'] },
    ],
  },
})
