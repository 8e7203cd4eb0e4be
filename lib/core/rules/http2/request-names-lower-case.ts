import { noFieldSuch, notLowerCase } from '../http2-fields'
import { rule } from '../rule'
import { http2With, SAMPLE_CONNECT, SAMPLE_HTTP2_URL } from '../sample-http2'

export default rule({
  id: 'http2/request-names-lower-case',
  title: 'Field names of the request are lower case',
  failureTitle: 'A field name of the request has capitals',
  section: 'rfc9113-8.2.1',
  says: 'Field names are sent in lower case; a message with another is malformed.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['http2'],
  reasons: {
    lower: 'The names are lower case',
    capitals: '{seen} has capitals: expected lower case',
    pending: 'No request was sent',
  },
  check: ({ http2: { request } }) => noFieldSuch(request, 'request', notLowerCase, { good: 'lower', bad: 'capitals' }),
  advice: 'Write the name in lower case; code that was written for HTTP/1.1 often keeps capitals.',
  examples: {
    pass: [{ name: 'names as they should be', because: 'lower', url: SAMPLE_HTTP2_URL, artifacts: http2With() }],
    fail: [
      {
        name: 'a name as in HTTP/1.1',
        because: 'capitals',
        url: SAMPLE_HTTP2_URL,
        artifacts: http2With({ request: [...SAMPLE_CONNECT, 'Origin: https://example.com'] }),
        marks: ['Origin'],
      },
    ],
    notApplicable: [
      { name: 'nothing sent yet', because: 'pending', url: SAMPLE_HTTP2_URL, artifacts: http2With({ request: null, response: null }) },
    ],
  },
})
