import { namePlaces } from '../fields'
import { quotedNames } from '../http2-fields'
import { rule } from '../rule'
import { http2With, SAMPLE_HTTP2_URL, SAMPLE_OPENED } from '../sample-http2'

export default rule({
  id: 'http2/values-well-formed',
  title: 'Field values of the answer are well-formed',
  failureTitle: 'A field value of the answer is malformed',
  section: 'rfc9113-8.2.1',
  says: 'A value has no NUL, CR or LF, and neither begins nor ends with white space; a message with such a value is malformed.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['http2'],
  reasons: {
    formed: 'The values are well-formed',
    control: '{seen} has a NUL, CR or LF in its value: expected none',
    white: '{seen} begins or ends with white space: expected none around the value',
    pending: 'No answer came',
  },
  check({ http2: { response } }) {
    if (!response) return { outcome: 'not-applicable', because: 'pending' }
    const control = response.lines.filter((line) => /[\0\r\n]/.test(line.value))
    if (control.length > 0)
      return { outcome: 'fail', because: 'control', at: namePlaces('response', control), values: { seen: quotedNames(control) } }
    const white = response.lines.filter((line) => /^[ \t]|[ \t]$/.test(line.value))
    if (white.length > 0)
      return { outcome: 'fail', because: 'white', at: namePlaces('response', white), values: { seen: quotedNames(white) } }
    return { outcome: 'pass', because: 'formed', at: [] }
  },
  advice:
    'Mend the server, or the proxy that turns an answer of HTTP/1.1 into one of HTTP/2: what it lets through can split answers further on.',
  examples: {
    pass: [{ name: 'a status', because: 'formed', url: SAMPLE_HTTP2_URL, artifacts: http2With() }],
    fail: [
      {
        name: 'a line break',
        because: 'control',
        url: SAMPLE_HTTP2_URL,
        artifacts: http2With({ response: [...SAMPLE_OPENED, 'x: a\r\nb'] }),
        marks: ['x'],
      },
      {
        name: 'a space at the end',
        because: 'white',
        url: SAMPLE_HTTP2_URL,
        artifacts: http2With({ response: [...SAMPLE_OPENED, 'x: a '] }),
        marks: ['x'],
      },
    ],
    notApplicable: [{ name: 'no answer yet', because: 'pending', url: SAMPLE_HTTP2_URL, artifacts: http2With({ response: null }) }],
  },
})
