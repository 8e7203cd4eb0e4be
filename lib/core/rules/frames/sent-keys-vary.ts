import { atFrame, frameValues } from '../frame-points'
import { rule } from '../rule'

export default rule({
  id: 'frames/sent-keys-vary',
  catalogue: ['F-091'],
  title: 'Our masking keys cannot be guessed',
  failureTitle: 'A masking key of ours can be guessed',
  section: 'rfc6455-5.3',
  says: 'A client picks a fresh masking key for each frame out of a strong source of randomness, so that nobody can choose the octets on the wire.',
  level: 'must',
  effect: 'none',
  requires: ['frames'],
  reasons: {
    none: 'No frame was sent',
    vary: 'No masking key we sent is of zeros, and none follows itself',
    zeros: 'Frame {frame} ({octets}) is masked with zeros, which leaves the payload as it is{also}',
    same: 'Frame {frame} ({octets}) has the masking key of the frame before it{also}',
  },
  check({ frames }) {
    const { any, notes } = frames.sent
    const { zeroKey, sameKey } = notes
    if (zeroKey) return { outcome: 'fail', because: 'zeros', at: atFrame(zeroKey.first), values: frameValues(zeroKey) }
    if (sameKey) return { outcome: 'fail', because: 'same', at: atFrame(sameKey.first), values: frameValues(sameKey) }
    return any ? { outcome: 'pass', because: 'vary', at: [] } : { outcome: 'not-applicable', because: 'none' }
  },
  advice: 'Leave the key to us, who draw one for each frame. A chosen key is good for reading octets on the wire, and for nothing else.',
  examples: {
    pass: [
      {
        name: 'two keys',
        because: 'vary',
        session: [{ sent: '81 85 37 fa 21 3d 7f 9f 4d 51 58' }, { sent: '81 81 01 02 03 04 60' }],
      },
    ],
    fail: [
      { name: 'a key of zeros', because: 'zeros', session: [{ sent: '81 81 00 00 00 00 61' }], marks: ['81 81 00 00 00 00'] },
      {
        name: 'a key twice',
        because: 'same',
        session: [{ sent: '81 81 01 02 03 04 60' }, { sent: '81 81 01 02 03 04 60' }],
        marks: ['81 81 01 02 03 04'],
      },
    ],
    notApplicable: [{ name: 'nothing was sent', because: 'none', session: [] }],
  },
})
