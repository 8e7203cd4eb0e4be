import { field, joined, places, short, valuePlaces } from '../fields'
import { extensionsOf } from '../offer'
import { rule } from '../rule'
import { responseWith, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/extension-grammar',
  catalogue: ['H-081'],
  title: 'Sec-WebSocket-Extensions can be read',
  failureTitle: 'Sec-WebSocket-Extensions does not follow its grammar',
  section: 'rfc6455-9.1',
  says: 'A value that does not follow the grammar of extensions makes the client fail the connection.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response'],
  reasons: {
    readable: 'Sec-WebSocket-Extensions is "{seen}"',
    notToken: 'Sec-WebSocket-Extensions is "{seen}": expected names of letters, digits and !#$%&\'*+-.^_`|~ only',
    emptyParam: 'Sec-WebSocket-Extensions is "{seen}": expected a parameter after each ";"',
    value: 'Sec-WebSocket-Extensions is "{seen}": expected a token after each "=", quoted or not',
    absent: 'The server sent no Sec-WebSocket-Extensions',
    empty: 'Sec-WebSocket-Extensions names no extension',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response }) {
    if (response.start.status !== 101) return { outcome: 'not-applicable', because: 'notSwitching' }
    const lines = field(response, 'sec-websocket-extensions')
    if (lines.length === 0) return { outcome: 'not-applicable', because: 'absent' }
    const { extensions, faults } = extensionsOf(response)
    if (extensions.length === 0) return { outcome: 'not-applicable', because: 'empty' }
    const values = { seen: short(joined(lines)) }
    // RFC 9110 §5.6.1: a recipient ignores empty members.
    const fault = faults.find((candidate) => candidate.code !== 'empty-member')
    if (!fault)
      return {
        outcome: 'pass',
        because: 'readable',
        at: valuePlaces('response', lines),
        values,
      }
    const at = fault.span.end > fault.span.start ? places('response', [fault.span]) : valuePlaces('response', lines)
    if (fault.code === 'empty-param') return { outcome: 'fail', because: 'emptyParam', at, values }
    const isName = fault.code === 'name-not-token' || fault.code === 'param-not-token'
    return { outcome: 'fail', because: isName ? 'notToken' : 'value', at, values }
  },
  advice: 'Write the field as names and parameters separated by ";", extensions separated by ",". Mind a dangling ";" or "=".',
  examples: {
    pass: [
      {
        name: 'a name and a parameter',
        because: 'readable',
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=10'),
      },
      {
        name: 'a quoted value',
        because: 'readable',
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits="10"'),
      },
    ],
    fail: [
      {
        name: 'a space in a name',
        because: 'notToken',
        response: responseWith('Sec-WebSocket-Extensions: permessage deflate'),
        marks: ['permessage deflate'],
      },
      { name: 'a dangling semicolon', because: 'emptyParam', response: responseWith('Sec-WebSocket-Extensions: permessage-deflate;') },
      {
        name: 'a dangling equals sign',
        because: 'value',
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits='),
        marks: ['server_max_window_bits='],
      },
      {
        name: 'an unfinished quote',
        because: 'value',
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits="10'),
      },
    ],
    notApplicable: [
      { name: 'no line', because: 'absent', response: SAMPLE_RESPONSE },
      { name: 'an empty line', because: 'empty', response: responseWith('Sec-WebSocket-Extensions:') },
      { name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL },
    ],
  },
})
