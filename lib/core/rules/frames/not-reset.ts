import { duration } from '../../spec/words'
import { rule } from '../rule'

export default rule({
  id: 'frames/not-reset',
  catalogue: ['F-078'],
  title: 'The session is not reset',
  failureTitle: 'The session was reset without a Close frame',
  section: 'rfc6455-7.1.1',
  says: 'A connection is ended in a way that loses nothing; where it is reset, octets on the way are lost and clients report 1006.',
  level: 'should',
  effect: 'clients-fail',
  requires: ['frames'],
  uses: ['ended'],
  reasons: {
    open: 'The connection stands',
    closed: 'A Close frame came before the end',
    other: 'The connection was not reset',
    reset: 'The connection was reset {time} after {since}, and no Close frame had come: expected a Close frame, then a FIN',
  },
  check({ frames, ended }) {
    if (!ended) return { outcome: 'not-applicable', because: 'open' }
    if (frames.received.closes) return { outcome: 'not-applicable', because: 'closed' }
    if (ended.how !== 'rst' || ended.by === 'us') return { outcome: 'pass', because: 'other', at: [] }
    const since = frames.newest === null ? 'the 101' : 'the last frame'
    const time = duration(ended.at - (frames.newest ?? frames.openedAt))
    return { outcome: 'fail', because: 'reset', at: [], values: { time, since } }
  },
  advice:
    'Look for a process that crashed or was killed, a device on the way that forgot the connection, or a server that closed its socket with octets of ours unread.',
  examples: {
    pass: [{ name: 'a FIN', because: 'other', session: [{ received: '81 00' }, { at: 9, ends: 'fin' }] }],
    fail: [
      { name: 'a reset', because: 'reset', session: [{ received: '81 00' }, { at: 9, ends: 'rst' }] },
      { name: 'a reset before any frame', because: 'reset', session: [{ at: 9, ends: 'rst' }] },
    ],
    notApplicable: [
      { name: 'still open', because: 'open', session: [{ received: '81 00' }] },
      { name: 'a Close frame before', because: 'closed', session: [{ received: '88 00' }, { ends: 'rst' }] },
    ],
  },
})
