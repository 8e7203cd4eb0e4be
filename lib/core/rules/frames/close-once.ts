import { atFrame, frameValues } from '../frame-points'
import { rule } from '../rule'

export default rule({
  id: 'frames/close-once',
  catalogue: ['F-074'],
  title: 'The endpoint closes once',
  failureTitle: 'The endpoint sent a second Close frame',
  section: 'rfc6455-5.5.1',
  says: 'An endpoint answers a Close frame unless it sent one before: each side sends one.',
  level: 'practice',
  effect: 'clients-tolerate',
  requires: ['frames'],
  reasons: {
    none: 'No Close frame came',
    once: 'One Close frame came',
    more: 'Frame {frame} ({octets}) is a Close frame behind another one: expected nothing any more{also}',
  },
  check({ frames }) {
    const { closes } = frames.received
    if (closes === null) return { outcome: 'not-applicable', because: 'none' }
    if (closes.more === null) return { outcome: 'pass', because: 'once', at: atFrame(closes.first) }
    return { outcome: 'fail', because: 'more', at: atFrame(closes.more.first), values: frameValues(closes.more) }
  },
  advice: 'Remember that a Close frame was sent, and do not answer the echo of it.',
  examples: {
    pass: [{ name: 'one Close frame', because: 'once', session: [{ received: '88 00' }], marks: ['88 00'] }],
    fail: [{ name: 'two Close frames', because: 'more', session: [{ received: '88 00 88 02 03 e8' }], marks: ['88 02'] }],
    notApplicable: [{ name: 'no Close frame', because: 'none', session: [{ received: '81 00' }] }],
  },
})
