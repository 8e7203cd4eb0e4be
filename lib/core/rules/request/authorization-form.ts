import { base64Decode } from '../../bytes/base64'
import { field, namePlaces } from '../fields'
import { rule } from '../rule'
import { requestWith, SAMPLE_REQUEST } from '../sample'

const COLON = 0x3a
// RFC 6750 §2.1 has no colon in a token; Rancher issues `name:secret` and takes it, so a colon alone is not reported.
const TOKEN = /^[A-Za-z0-9\-._~+/:]+=*$/
const authorised = (value: string) => requestWith(`Authorization: ${value}`)

export default rule({
  id: 'request/authorization-form',
  catalogue: ['R-102'],
  title: 'Authorization has the form of its scheme',
  failureTitle: 'Authorization does not have the form of its scheme',
  section: 'rfc7617-2',
  says: 'Basic is followed by base64 of user, colon, password; Bearer is followed by one token (RFC 6750 §2.1).',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    formed: 'Authorization has the form of the scheme {scheme}',
    noScheme: 'Authorization is one word: expected a scheme before it, such as Bearer or Basic',
    doubled: 'Authorization names its scheme twice: expected it once',
    notBase64: 'What follows Basic is not base64: expected base64 of "user:password"',
    noColon: 'What follows Basic has no colon once decoded: expected base64 of "user:password"',
    notToken: 'What follows Bearer is no token: expected letters, digits and -._~+/: without spaces or quotes',
    absent: 'There is no Authorization line',
  },
  check({ request }) {
    const line = field(request, 'authorization')[0]
    if (!line || line.value === '') return { outcome: 'not-applicable', because: 'absent' }
    const at = namePlaces('request', [line])
    const space = line.value.search(/\s/)
    if (space === -1) return { outcome: 'fail', because: 'noScheme', at }
    const scheme = line.value.slice(0, space)
    const rest = line.value.slice(space + 1).trim()
    if (rest.toLowerCase().startsWith(`${scheme.toLowerCase()} `)) return { outcome: 'fail', because: 'doubled', at }
    if (scheme.toLowerCase() === 'basic') {
      const octets = base64Decode(rest)
      if (!octets) return { outcome: 'fail', because: 'notBase64', at }
      if (!octets.includes(COLON)) return { outcome: 'fail', because: 'noColon', at }
    }
    if (scheme.toLowerCase() === 'bearer' && !TOKEN.test(rest)) return { outcome: 'fail', because: 'notToken', at }
    return { outcome: 'pass', because: 'formed', at, values: { scheme } }
  },
  advice: 'Write "Authorization: Bearer token", or "Authorization: Basic " with base64 of user:password.',
  examples: {
    pass: [
      { name: 'a token', because: 'formed', request: authorised('Bearer abc.def'), marks: ['Authorization'] },
      { name: 'user and password', because: 'formed', request: authorised('Basic dXNlcjpwYXNz') },
      { name: 'a token of Rancher', because: 'formed', request: authorised('Bearer token-x7k2p:9q4hxj') },
      { name: 'another scheme', because: 'formed', request: authorised('Digest username="a"') },
    ],
    fail: [
      { name: 'a token alone', because: 'noScheme', request: authorised('abc.def') },
      { name: 'Bearer twice', because: 'doubled', request: authorised('Bearer Bearer abc') },
      { name: 'clear text', because: 'notBase64', request: authorised('Basic user:pass') },
      { name: 'a user alone', because: 'noColon', request: authorised('Basic dXNlcg==') },
      { name: 'quotes', because: 'notToken', request: authorised('Bearer "abc"') },
    ],
    notApplicable: [{ name: 'none', because: 'absent', request: SAMPLE_REQUEST }],
  },
})
