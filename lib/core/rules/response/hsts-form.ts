import { field, short, valuePlaces } from '../fields'
import { readHsts } from '../hsts'
import { rule } from '../rule'
import { responseWith, SAMPLE_RESPONSE } from '../sample'

const SECURE = 'wss://example.com/chat'
const saying = (...values: string[]) => responseWith(...values.map((value) => `Strict-Transport-Security: ${value}`))

export default rule({
  id: 'response/hsts-form',
  catalogue: ['H-121'],
  title: 'Strict-Transport-Security can be read',
  failureTitle: 'Strict-Transport-Security does not follow its grammar',
  section: 'rfc6797-6.1',
  says: 'The value is directives separated by ";", each once; max-age with a number of seconds has to be one of them.',
  level: 'must',
  effect: 'none',
  requires: ['response', 'target'],
  reasons: {
    formed: 'Strict-Transport-Security is "{seen}"',
    directive: 'Strict-Transport-Security is "{seen}": expected directives such as "max-age=31536000; includeSubDomains"',
    repeated: 'Strict-Transport-Security is "{seen}": expected each directive once',
    maxAge: 'Strict-Transport-Security is "{seen}": expected max-age with a whole number of seconds',
    absent: 'The answer has no Strict-Transport-Security',
    clear: 'The connection is not TLS',
  },
  check({ response, target }) {
    if (!target.tls) return { outcome: 'not-applicable', because: 'clear' }
    // Clients look at the first line only (RFC 6797 §8.1).
    const line = field(response, 'strict-transport-security')[0]
    if (!line) return { outcome: 'not-applicable', because: 'absent' }
    const { fault } = readHsts(line)
    const values = { seen: short(line.value) }
    const at = valuePlaces('response', [line])
    return fault === null ? { outcome: 'pass', because: 'formed', at, values } : { outcome: 'fail', because: fault, at, values }
  },
  advice: 'Write "Strict-Transport-Security: max-age=31536000". Clients ignore a value that they cannot read.',
  examples: {
    pass: [{ name: 'a year', because: 'formed', url: SECURE, response: saying('max-age=31536000; includeSubDomains') }],
    fail: [
      {
        name: 'a space in a name',
        because: 'directive',
        url: SECURE,
        response: saying('max-age=60; include SubDomains'),
        marks: ['max-age=60; include SubDomains'],
      },
      { name: 'twice', because: 'repeated', url: SECURE, response: saying('max-age=60; max-age=61') },
      { name: 'no age', because: 'maxAge', url: SECURE, response: saying('includeSubDomains') },
    ],
    notApplicable: [
      { name: 'none', because: 'absent', url: SECURE, response: SAMPLE_RESPONSE },
      { name: 'clear text', because: 'clear', response: saying('max-age=60') },
    ],
  },
})
