import { duration } from '../../spec/words'
import { bothClosed } from '../both-closed'
import { atFrame } from '../frame-points'
import { rule } from '../rule'

const CLOSE = '88 80 00 00 00 00'
const WITHIN = 10_000

export default rule({
  id: 'frames/tcp-ended-after-close',
  catalogue: ['F-076'],
  title: 'The server ends the connection after both Close frames',
  failureTitle: 'The server keeps the connection after both Close frames',
  section: 'rfc6455-7.1.1',
  says: 'Once both sides have sent a Close frame, the server ends the TCP connection at once; a client waits for it.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['frames'],
  uses: ['ended'],
  reasons: {
    none: 'There were not two Close frames and an end',
    ended: 'The connection ended {time} after the second Close frame, frame {frame}',
    kept: 'The connection still stood {time} after the second Close frame, frame {frame}, when we ended it: expected the server to end it',
    late: 'The server ended the connection only {time} after the second Close frame, frame {frame}: expected it within {limit}',
    cut: 'The connection was not ended by the server',
  },
  check({ frames, ended }) {
    const both = bothClosed({ frames, ended })
    if (both === null || !ended) return { outcome: 'not-applicable', because: 'none' }
    const at = atFrame(both.second)
    const values = { time: duration(both.ms), frame: String(both.second.n), limit: duration(WITHIN) }
    if (ended.how === 'timeout') return { outcome: 'fail', because: 'kept', at, values }
    if (ended.by !== 'endpoint') return { outcome: 'not-applicable', because: 'cut' }
    if (both.ms > WITHIN) return { outcome: 'fail', because: 'late', at, values }
    return { outcome: 'pass', because: 'ended', at, values }
  },
  advice: 'Close the socket as soon as both Close frames went. Otherwise clients wait for their time limit, and ports stay taken.',
  examples: {
    pass: [{ name: 'a FIN at once', because: 'ended', session: [{ received: '88 00' }, { sent: CLOSE }, { at: 2, ends: 'fin' }] }],
    fail: [
      { name: 'no FIN', because: 'kept', session: [{ received: '88 00' }, { sent: CLOSE }, { at: 10_000, ends: 'timeout', by: 'us' }] },
      { name: 'after 11 seconds', because: 'late', session: [{ received: '88 00' }, { sent: CLOSE }, { at: 11_000, ends: 'fin' }] },
    ],
    notApplicable: [
      { name: 'still open', because: 'none', session: [{ received: '88 00' }] },
      { name: 'stopped here', because: 'cut', session: [{ received: '88 00' }, { sent: CLOSE }, { at: 2, ends: 'abort', by: 'us' }] },
    ],
  },
})
