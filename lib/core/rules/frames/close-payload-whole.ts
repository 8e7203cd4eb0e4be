import { atFrame, frameValues } from '../frame-points'
import { rule } from '../rule'

export default rule({
  id: 'frames/close-payload-whole',
  catalogue: ['F-060', 'F-071'],
  title: 'A Close frame has a whole code or none',
  failureTitle: 'A Close frame has half a code',
  section: 'rfc6455-5.5.1',
  says: 'The payload of a Close frame is empty, which is reported as 1005, or begins with a code of two octets.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['frames'],
  reasons: {
    none: 'No Close frame came',
    code: 'Frame {frame} ({octets}) closes with a code',
    empty: 'Frame {frame} ({octets}) closes without a code, as is allowed: clients report 1005',
    half: 'Frame {frame} ({octets}) is a Close frame with a payload of one octet: expected none, or two and more',
  },
  check({ frames }) {
    const { closes, faults } = frames.received
    const half = faults['close-payload-of-one']
    if (half) return { outcome: 'fail', because: 'half', at: atFrame(half.first), values: frameValues(half) }
    if (closes === null) return { outcome: 'not-applicable', because: 'none' }
    const values = frameValues({ first: closes.first, times: 1 })
    return { outcome: 'pass', because: closes.empty ? 'empty' : 'code', at: atFrame(closes.first), values }
  },
  advice: 'Write the code as two octets, the higher one first, or leave the payload empty.',
  examples: {
    pass: [
      { name: '1000', because: 'code', session: [{ received: '88 02 03 e8' }], marks: ['88 02'] },
      { name: 'no payload', because: 'empty', session: [{ received: '88 00' }], marks: ['88 00'] },
    ],
    fail: [{ name: 'one octet', because: 'half', session: [{ received: '88 01 03' }], marks: ['88 01'] }],
    notApplicable: [{ name: 'no Close frame', because: 'none', session: [{ received: '81 00' }] }],
  },
})
