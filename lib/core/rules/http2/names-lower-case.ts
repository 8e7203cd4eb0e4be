import { noFieldSuch, notLowerCase } from '../http2-fields'
import { rule } from '../rule'
import { http2With, SAMPLE_HTTP2_URL, SAMPLE_OPENED } from '../sample-http2'

export default rule({
  id: 'http2/names-lower-case',
  title: 'Field names of the answer are lower case',
  failureTitle: 'A field name of the answer has capitals',
  section: 'rfc9113-8.2.1',
  says: 'Field names are sent in lower case; a message with another is malformed.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['http2'],
  reasons: {
    lower: 'The names are lower case',
    capitals: '{seen} has capitals: expected lower case',
    pending: 'No answer came',
  },
  check: ({ http2: { response } }) => noFieldSuch(response, 'response', notLowerCase, { good: 'lower', bad: 'capitals' }),
  advice: 'Write the name in lower case; code that was written for HTTP/1.1 often keeps capitals.',
  examples: {
    pass: [{ name: 'names as they should be', because: 'lower', url: SAMPLE_HTTP2_URL, artifacts: http2With() }],
    fail: [
      {
        name: 'a name as in HTTP/1.1',
        because: 'capitals',
        url: SAMPLE_HTTP2_URL,
        artifacts: http2With({ response: [...SAMPLE_OPENED, 'Server: a'] }),
        marks: ['Server'],
      },
    ],
    notApplicable: [{ name: 'no answer yet', because: 'pending', url: SAMPLE_HTTP2_URL, artifacts: http2With({ response: null }) }],
  },
})
