import { rule } from '../rule'
import { queryParams } from '../uri'

const SECRET_NAME =
  /^(?:access_?token|auth|authorization|api_?key|id_?token|jwt|passwd|password|pwd|secret|session|session_?id|sig|signature|token)$/i
const JWT = /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/

export default rule({
  id: 'request/secrets-in-query',
  catalogue: ['R-007'],
  title: 'The query holds no secret',
  failureTitle: 'The query holds what looks like a secret',
  section: 'rfc6750-2.3',
  says: 'A token in a URL ends up in the logs of every server and proxy on the way.',
  level: 'practice',
  effect: 'none',
  requires: ['url'],
  reasons: {
    none: 'No parameter of the query looks like a secret',
    secret: 'The query has a value for "{name}": expected secrets in a header, as addresses are logged',
    jwt: 'The value of "{name}" in the query looks like a JSON Web Token: expected secrets in a header, as addresses are logged',
  },
  check({ url }) {
    const params = queryParams(url).filter((param) => param.value !== '')
    const named = params.find((param) => SECRET_NAME.test(param.name))
    if (named) return { outcome: 'fail', because: 'secret', at: [], values: { name: named.name } }
    const token = params.find((param) => JWT.test(param.value))
    if (token) return { outcome: 'fail', because: 'jwt', at: [], values: { name: token.name } }
    return { outcome: 'pass', because: 'none', at: [] }
  },
  advice: 'Where the service allows it, send the token in Authorization or a cookie, or use a ticket that is good for one connection.',
  examples: {
    pass: [{ name: 'a room', because: 'none', url: 'wss://example.com/chat?room=7' }],
    fail: [
      { name: 'a token', because: 'secret', url: 'wss://example.com/chat?token=abc' },
      { name: 'a JSON Web Token', because: 'jwt', url: 'wss://example.com/chat?t=eyJhbGciOiJub25lIn0.eyJhIjoxfQ.x' },
    ],
  },
})
