import { parseAddress } from '../../address/literal'
import { field, valuePlaces } from '../fields'
import { rule } from '../rule'
import { responseWith, SAMPLE_RESPONSE } from '../sample'

const SECURE = 'wss://example.com/chat'
const saying = (...values: string[]) => responseWith(...values.map((value) => `Strict-Transport-Security: ${value}`))

export default rule({
  id: 'response/hsts-present',
  catalogue: ['H-121'],
  title: 'The host asks to be reached over TLS only',
  failureTitle: 'The host does not ask to be reached over TLS only',
  section: 'rfc6797-7.1',
  says: 'A host that wants no clear text says so in the answers it gives over TLS.',
  level: 'practice',
  effect: 'none',
  requires: ['response', 'target'],
  reasons: {
    asked: 'Strict-Transport-Security is there',
    absent: 'There is no Strict-Transport-Security on this connection over TLS: expected one, unless other answers of the host bring it',
    address: 'The host is an address, for which clients ignore the field',
    clear: 'The connection is not TLS',
  },
  check({ response, target }) {
    if (!target.tls) return { outcome: 'not-applicable', because: 'clear' }
    if (parseAddress(target.host) !== null) return { outcome: 'not-applicable', because: 'address' }
    const lines = field(response, 'strict-transport-security')
    if (lines.length === 0) return { outcome: 'fail', because: 'absent', at: [] }
    return { outcome: 'pass', because: 'asked', at: valuePlaces('response', lines) }
  },
  advice: 'Add "Strict-Transport-Security: max-age=31536000" on the HTTPS site of this host: browsers then turn ws:// into wss:// for it.',
  examples: {
    pass: [{ name: 'a year', because: 'asked', url: SECURE, response: saying('max-age=31536000'), marks: ['max-age=31536000'] }],
    fail: [{ name: 'nothing', because: 'absent', url: SECURE, response: SAMPLE_RESPONSE }],
    notApplicable: [
      { name: 'an address', because: 'address', url: 'wss://192.0.2.1/', response: SAMPLE_RESPONSE },
      { name: 'clear text', because: 'clear', response: SAMPLE_RESPONSE },
    ],
  },
})
