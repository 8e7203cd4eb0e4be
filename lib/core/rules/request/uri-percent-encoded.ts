import { urlParts } from '../../handshake/target'
import { rule } from '../rule'

/** A percent sign without two hex digits, or a character that RFC 3986 keeps out of paths and queries. */
const UNENCODED = /%(?![0-9A-Fa-f]{2})|[^!$&'()*+,\-./0-9:;=?@A-Z_a-z~%]/

export default rule({
  id: 'request/uri-percent-encoded',
  catalogue: ['R-006'],
  title: 'Path and query are percent-encoded',
  failureTitle: 'Path or query have a character that is not percent-encoded',
  section: 'rfc3986-2.1',
  says: 'Characters outside those of a path or query are written as a percent sign and two hex digits.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['url'],
  reasons: {
    encoded: 'Path and query hold permitted characters only',
    character: 'Path or query hold the character {character}: expected it percent-encoded',
    percent: 'A "%" in path or query is not followed by two hex digits: expected %25 for the sign itself',
  },
  check({ url }) {
    const found = UNENCODED.exec(urlParts(url.trim()).path)?.[0]
    if (found === undefined) return { outcome: 'pass', because: 'encoded', at: [] }
    if (found === '%') return { outcome: 'fail', because: 'percent', at: [] }
    const code = found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
    return { outcome: 'fail', because: 'character', at: [], values: { character: `"${found}" (U+${code})` } }
  },
  advice: 'Encode it: a space is %20, and other characters are the octets of their UTF-8.',
  examples: {
    pass: [{ name: 'an encoded space', because: 'encoded', url: 'ws://example.com/a%20b?x=1' }],
    fail: [
      { name: 'a space', because: 'character', url: 'ws://example.com/a b' },
      { name: 'braces', because: 'character', url: 'ws://example.com/?q={a}' },
      { name: 'a lone percent sign', because: 'percent', url: 'ws://example.com/100%' },
    ],
  },
})
