import { duration } from '../../spec/words'
import { atFrame } from '../frame-points'
import { rule } from '../rule'

const PING = '89 80 00 00 00 00'
/** Milliseconds; five round trips of TCP, which another measure would be, are less than a millisecond near by. */
const SOON = 2_000

export default rule({
  id: 'frames/pong-soon',
  catalogue: ['F-026'],
  title: 'Pings are answered soon',
  failureTitle: 'A ping is answered late',
  section: 'rfc6455-5.5.2',
  says: 'A ping is answered as soon as that is practical.',
  level: 'should',
  effect: 'clients-tolerate',
  requires: ['frames'],
  reasons: {
    none: 'No ping of ours was answered',
    soon: 'The slowest answer to a ping took {time}',
    late: 'The answer in frame {frame} to our ping in frame {ping} took {time}: expected it within {limit}',
  },
  check({ frames }) {
    const { slowest } = frames.pings
    if (slowest === null) return { outcome: 'not-applicable', because: 'none' }
    const time = duration(slowest.ms)
    const at = atFrame(slowest.pong)
    if (slowest.ms <= SOON) return { outcome: 'pass', because: 'soon', at, values: { time } }
    const values = { time, limit: duration(SOON), frame: String(slowest.pong.n), ping: String(slowest.ping) }
    return { outcome: 'fail', because: 'late', at, values }
  },
  advice:
    'Look for a server whose event loop is blocked, or for messages queued before the pong: clients that give up after some seconds without one end such a session.',
  examples: {
    pass: [{ name: '40 milliseconds', because: 'soon', session: [{ sent: PING }, { at: 40, received: '8a 00' }], marks: ['8a 00'] }],
    fail: [{ name: '5 seconds', because: 'late', session: [{ sent: PING }, { at: 5_000, received: '8a 00' }], marks: ['8a 00'] }],
    notApplicable: [{ name: 'no ping', because: 'none', session: [{ received: '81 00' }] }],
  },
})
