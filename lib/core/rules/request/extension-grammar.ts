import { field, joined, places, short, valuePlaces } from '../fields'
import { extensionsOf } from '../offer'
import { rule } from '../rule'
import { requestWith, SAMPLE_REQUEST } from '../sample'

const offering = (value: string) => requestWith(`Sec-WebSocket-Extensions: ${value}`)

export default rule({
  id: 'request/extension-grammar',
  catalogue: ['R-084'],
  title: 'Sec-WebSocket-Extensions can be read',
  failureTitle: 'Sec-WebSocket-Extensions does not follow its grammar',
  section: 'rfc6455-9.1',
  says: 'The value is a list of names, each with parameters after ";", whose values are tokens, quoted or not.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    readable: 'Sec-WebSocket-Extensions is "{seen}"',
    name: 'Sec-WebSocket-Extensions is "{seen}": expected names of letters, digits and !#$%&\'*+-.^_`|~ only',
    empty: 'Sec-WebSocket-Extensions is "{seen}": expected a name between commas and a parameter after each ";"',
    value: 'Sec-WebSocket-Extensions is "{seen}": expected a token after each "=", quoted or not',
    absent: 'The request offers no extension',
  },
  check({ request }) {
    const lines = field(request, 'sec-websocket-extensions')
    if (lines.length === 0) return { outcome: 'not-applicable', because: 'absent' }
    const values = { seen: short(joined(lines)) }
    const fault = extensionsOf(request).faults[0]
    if (!fault) return { outcome: 'pass', because: 'readable', at: valuePlaces('request', lines), values }
    const at = fault.span.end > fault.span.start ? places('request', [fault.span]) : valuePlaces('request', lines)
    if (fault.code === 'empty-member' || fault.code === 'empty-param') return { outcome: 'fail', because: 'empty', at, values }
    const isName = fault.code === 'name-not-token' || fault.code === 'param-not-token'
    return { outcome: 'fail', because: isName ? 'name' : 'value', at, values }
  },
  advice: 'Write it as in "permessage-deflate; client_max_window_bits", several extensions separated by commas.',
  examples: {
    pass: [{ name: 'as browsers offer it', because: 'readable', request: offering('permessage-deflate; client_max_window_bits') }],
    fail: [
      { name: 'a space in a name', because: 'name', request: offering('permessage deflate'), marks: ['permessage deflate'] },
      { name: 'a dangling semicolon', because: 'empty', request: offering('permessage-deflate;') },
      {
        name: 'a dangling equals sign',
        because: 'value',
        request: offering('permessage-deflate; server_max_window_bits='),
        marks: ['server_max_window_bits='],
      },
    ],
    notApplicable: [{ name: 'none', because: 'absent', request: SAMPLE_REQUEST }],
  },
})
