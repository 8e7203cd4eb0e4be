import type { TriedFact } from '../../transcript/fact'
import { rule } from '../rule'
import { SAMPLE_CONNECTED } from '../sample'

const refused: TriedFact = {
  v: 1,
  at: 2,
  hop: 0,
  kind: 'tried',
  address: '2001:db8::7',
  port: 80,
  code: 'connection-refused',
  detail: 'connect ECONNREFUSED 2001:db8::7:80',
}

export default rule({
  id: 'transport/every-address-answers',
  catalogue: ['H-002'],
  title: 'The first address tried answers',
  failureTitle: 'An address of the name does not answer',
  section: 'rfc6455-4.1',
  says: 'Clients try the addresses of a name one after the other, or two at once: a dead one costs them time and hides until it is the only one left.',
  level: 'practice',
  effect: 'clients-tolerate',
  requires: ['connected'],
  uses: ['tried'],
  reasons: {
    first: '{address} answered',
    dead: '{dead} did not answer ({code}), {address} did: expected each address of the name to answer',
  },
  check({ connected: { address }, tried = [] }) {
    const [first] = tried
    if (!first) return { outcome: 'pass', because: 'first', at: [], values: { address } }
    const dead = [...new Set(tried.map((one) => one.address))].join(', ')
    return { outcome: 'fail', because: 'dead', at: [], values: { dead, code: first.code, address } }
  },
  advice:
    'Let the service listen on each address that DNS gives, or take the dead ones out. An AAAA record without a listener is the usual case.',
  examples: {
    pass: [{ name: 'one address, one answer', because: 'first', artifacts: SAMPLE_CONNECTED }],
    fail: [{ name: 'an AAAA record without a listener', because: 'dead', artifacts: { ...SAMPLE_CONNECTED, tried: [refused] } }],
  },
})
