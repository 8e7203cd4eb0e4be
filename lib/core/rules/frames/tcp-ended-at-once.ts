import { duration } from '../../spec/words'
import { bothClosed } from '../both-closed'
import { atFrame } from '../frame-points'
import { rule } from '../rule'

const CLOSE = '88 80 00 00 00 00'
const AT_ONCE = 1_000

export default rule({
  id: 'frames/tcp-ended-at-once',
  catalogue: ['F-076'],
  title: 'The server ends the connection within a second of both Close frames',
  failureTitle: 'The server takes more than a second to end the connection',
  section: 'rfc6455-7.1.1',
  says: 'The server ends the TCP connection immediately after both Close frames.',
  level: 'practice',
  effect: 'clients-tolerate',
  requires: ['frames'],
  uses: ['ended'],
  reasons: {
    none: 'There were not two Close frames and an end by the server',
    soon: 'The connection ended {time} after the second Close frame, frame {frame}',
    late: 'The connection ended {time} after the second Close frame, frame {frame}: expected it within a second',
  },
  check({ frames, ended }) {
    const both = bothClosed({ frames, ended })
    if (both === null || ended?.by !== 'endpoint') return { outcome: 'not-applicable', because: 'none' }
    const at = atFrame(both.second)
    const values = { time: duration(both.ms), frame: String(both.second.n) }
    return both.ms > AT_ONCE ? { outcome: 'fail', because: 'late', at, values } : { outcome: 'pass', because: 'soon', at, values }
  },
  advice: 'Close the socket when the second Close frame is written, without waiting for a timer.',
  examples: {
    pass: [{ name: 'a FIN at once', because: 'soon', session: [{ received: '88 00' }, { sent: CLOSE }, { at: 2, ends: 'fin' }] }],
    fail: [{ name: 'after 5 seconds', because: 'late', session: [{ received: '88 00' }, { sent: CLOSE }, { at: 5_000, ends: 'fin' }] }],
    notApplicable: [{ name: 'still open', because: 'none', session: [{ received: '88 00' }] }],
  },
})
