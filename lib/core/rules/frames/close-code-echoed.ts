import { atFrame } from '../frame-points'
import { rule } from '../rule'

const CLOSE = '88 82 00 00 00 00 03 e8'

export default rule({
  id: 'frames/close-code-echoed',
  catalogue: ['F-083'],
  title: 'The answer to our Close frame has its code',
  failureTitle: 'The answer to our Close frame has another code',
  section: 'rfc6455-5.5.1',
  says: 'An endpoint that answers a Close frame typically echoes its code.',
  level: 'practice',
  effect: 'none',
  requires: ['frames'],
  reasons: {
    none: 'We did not close first with a code and get an answer',
    same: 'Both Close frames have the code {ours}',
    other: 'We closed with {ours}, and frame {frame} answers with {theirs}: expected the same code',
  },
  check({ frames }) {
    const sent = frames.sent.closes
    const received = frames.received.closes
    if (frames.closedFirst !== 'sent' || !sent || !received || sent.code === null) return { outcome: 'not-applicable', because: 'none' }
    const theirs = received.code === null ? 'no code' : String(received.code)
    const values = { ours: String(sent.code), theirs, frame: String(received.first.n) }
    const at = atFrame(received.first)
    return sent.code === received.code
      ? { outcome: 'pass', because: 'same', at, values }
      : { outcome: 'fail', because: 'other', at, values }
  },
  advice:
    'Nothing follows from it. Where our code was an illegal one, 1002 is the right answer; others show that the endpoint closed for a reason of its own at the same time.',
  examples: {
    pass: [{ name: '1000 and 1000', because: 'same', session: [{ sent: CLOSE }, { received: '88 02 03 e8' }], marks: ['88 02'] }],
    fail: [
      { name: '1000 and 1002', because: 'other', session: [{ sent: CLOSE }, { received: '88 02 03 ea' }], marks: ['88 02'] },
      { name: '1000 and no code', because: 'other', session: [{ sent: CLOSE }, { received: '88 00' }], marks: ['88 00'] },
    ],
    notApplicable: [{ name: 'the endpoint closes', because: 'none', session: [{ received: '88 02 03 e8' }] }],
  },
})
