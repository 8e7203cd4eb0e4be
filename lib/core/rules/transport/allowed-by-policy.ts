import type { PolicyFact } from '../../transcript/fact'
import { rule } from '../rule'
import { addressAndPort } from '../where'

const policy = (decision: PolicyFact['decision'], reason: string, address: string) => ({
  policy: { v: 1, at: 1, hop: 0, kind: 'policy', decision, reason, host: 'example.com', address, port: 80 } as const,
})

export default rule({
  id: 'transport/allowed-by-policy',
  catalogue: ['R-009'],
  title: 'The network policy allows the address',
  failureTitle: 'The network policy does not allow the address',
  section: 'rfc6455-4.1',
  says: 'This installation does not connect everywhere: metadata services and its own listeners are out of bounds.',
  level: 'practice',
  effect: 'none',
  requires: ['policy'],
  reasons: {
    allowed: 'This installation may connect to {where}',
    blocked: 'This installation may not connect to {where}: {reason}',
  },
  check({ policy: { decision, reason, host, address, port } }) {
    const values = { where: addressAndPort(address ?? host, port), reason }
    return decision === 'allowed'
      ? { outcome: 'pass', because: 'allowed', at: [], values }
      : { outcome: 'fail', because: 'blocked', at: [], values }
  },
  advice: 'Connect elsewhere, or ask whoever runs this installation: Settings shows its network policy.',
  examples: {
    pass: [{ name: 'a public address', because: 'allowed', artifacts: policy('allowed', 'public', '192.0.2.7') }],
    fail: [
      { name: 'the metadata service of a cloud', because: 'blocked', artifacts: policy('blocked', 'cloud-metadata', '169.254.169.254') },
    ],
  },
})
