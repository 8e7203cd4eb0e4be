import { field, members, wholePlaces } from '../fields'
import { rule } from '../rule'
import { requestWith, SAMPLE_REQUEST } from '../sample'

/** How browsers hand a token to the Kubernetes API. */
const KUBERNETES = /^base64url\.bearer\.authorization\.k8s\.io\./
const JWT = /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/
/** Long, and of digits, capitals and small letters: no name that somebody would give. */
const OPAQUE = /^(?=.*\d)(?=.*[A-Z])(?=.*[a-z])[\w.~+-]{32,}$/
const offering = (names: string) => requestWith(`Sec-WebSocket-Protocol: ${names}`)

export default rule({
  id: 'request/subprotocol-holds-no-secret',
  catalogue: ['R-083'],
  title: 'No subprotocol looks like a secret',
  failureTitle: 'A subprotocol looks like a secret',
  section: 'rfc6455-10.5',
  says: 'Who a client is can be told by any means that HTTP has, such as cookies and Authorization; a subprotocol is a name.',
  level: 'practice',
  effect: 'none',
  requires: ['request'],
  reasons: {
    names: 'The subprotocols look like names',
    kubernetes: 'A subprotocol carries a bearer token for Kubernetes: expected it in Authorization, as names of subprotocols are logged',
    jwt: 'A subprotocol looks like a JSON Web Token: expected it in Authorization, as names of subprotocols are logged and sent back',
    opaque: 'A subprotocol of {length} characters looks like a key: expected a name, as names of subprotocols are logged and sent back',
    absent: 'The request offers no subprotocol',
  },
  check({ request }) {
    if (field(request, 'sec-websocket-protocol').length === 0) return { outcome: 'not-applicable', because: 'absent' }
    const offered = members(request, 'sec-websocket-protocol')
    const matching = (pattern: RegExp) => offered.filter((member) => pattern.test(member.text))
    const kubernetes = matching(KUBERNETES)
    if (kubernetes.length > 0) return { outcome: 'fail', because: 'kubernetes', at: wholePlaces('request', kubernetes) }
    const tokens = matching(JWT)
    if (tokens.length > 0) return { outcome: 'fail', because: 'jwt', at: wholePlaces('request', tokens) }
    const opaque = matching(OPAQUE)
    if (!opaque[0]) return { outcome: 'pass', because: 'names', at: wholePlaces('request', offered) }
    return { outcome: 'fail', because: 'opaque', at: wholePlaces('request', opaque), values: { length: String(opaque[0].text.length) } }
  },
  advice: 'Send it in Authorization or a cookie. Pages cannot set Authorization, which is why some services take it here from them.',
  examples: {
    pass: [{ name: 'names', because: 'names', request: offering('chat, v12.stomp'), marks: ['chat', 'v12.stomp'] }],
    fail: [
      {
        name: 'a token for Kubernetes',
        because: 'kubernetes',
        request: offering('v4.channel.k8s.io, base64url.bearer.authorization.k8s.io.YWJj'),
        marks: ['base64url.bearer.authorization.k8s.io.YWJj'],
      },
      { name: 'a JSON Web Token', because: 'jwt', request: offering('access_token, eyJhbGciOiJub25lIn0.eyJhIjoxfQ.x') },
      { name: 'a key', because: 'opaque', request: offering('Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4MDE') },
    ],
    notApplicable: [{ name: 'none', because: 'absent', request: SAMPLE_REQUEST }],
  },
})
