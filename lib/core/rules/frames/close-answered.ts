import { duration } from '../../spec/words'
import { atFrame } from '../frame-points'
import { rule } from '../rule'

const CLOSE = '88 82 00 00 00 00 03 e8'

export default rule({
  id: 'frames/close-answered',
  catalogue: ['F-075'],
  title: 'Our Close frame is answered',
  failureTitle: 'Our Close frame is not answered',
  section: 'rfc6455-5.5.1',
  says: 'An endpoint that gets a Close frame and has sent none sends one in answer.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['frames'],
  uses: ['ended'],
  reasons: {
    none: 'We did not close first',
    pending: 'We closed with frame {frame}, and the answer may still come',
    answered: 'Frame {frame} answers our Close frame after {time}',
    late: 'Our Close frame, frame {frame}, had no answer within {time}, when we gave up: expected a Close frame',
    ended:
      'The endpoint ended the connection {time} after our Close frame, frame {frame}, and did not answer it: expected a Close frame first',
    cut: 'The connection was not ended by the endpoint',
  },
  check({ frames, ended }) {
    const ours = frames.sent.closes?.first
    const theirs = frames.received.closes?.first
    if (!ours || frames.closedFirst !== 'sent') return { outcome: 'not-applicable', because: 'none' }
    if (theirs) {
      const values = { frame: String(theirs.n), time: duration(theirs.at - ours.at) }
      return { outcome: 'pass', because: 'answered', at: atFrame(theirs), values }
    }
    const at = atFrame(ours)
    const frame = String(ours.n)
    if (!ended) return { outcome: 'pass', because: 'pending', at, values: { frame } }
    const values = { frame, time: duration(ended.at - ours.at) }
    if (ended.how === 'timeout') return { outcome: 'fail', because: 'late', at, values }
    return ended.by === 'endpoint' ? { outcome: 'fail', because: 'ended', at, values } : { outcome: 'not-applicable', because: 'cut' }
  },
  advice: 'Answer a Close frame with a Close frame, mostly of the same code, before ending the connection: without it clients report 1006.',
  examples: {
    pass: [
      { name: 'an echo', because: 'answered', session: [{ sent: CLOSE }, { at: 8, received: '88 02 03 e8' }], marks: ['88 02'] },
      { name: 'a moment ago', because: 'pending', session: [{ sent: CLOSE }] },
    ],
    fail: [
      { name: 'silence', because: 'late', session: [{ sent: CLOSE }, { at: 10_000, ends: 'timeout', by: 'us' }] },
      { name: 'a FIN instead', because: 'ended', session: [{ sent: CLOSE }, { at: 3, ends: 'fin' }] },
    ],
    notApplicable: [
      { name: 'the endpoint closes', because: 'none', session: [{ received: '88 00' }, { sent: '88 80 00 00 00 00' }] },
      { name: 'stopped here', because: 'cut', session: [{ sent: CLOSE }, { at: 3, ends: 'abort', by: 'us' }] },
    ],
  },
})
