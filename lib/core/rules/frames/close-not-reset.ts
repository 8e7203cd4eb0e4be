import { atFrame } from '../frame-points'
import { rule } from '../rule'

export default rule({
  id: 'frames/close-not-reset',
  catalogue: ['F-079'],
  title: 'A closed connection ends with a FIN',
  failureTitle: 'A closed connection was reset',
  section: 'rfc6455-7.1.1',
  says: 'An endpoint ends TCP cleanly and reads what is left, so that its Close frame is not lost to a reset.',
  level: 'should',
  effect: 'clients-tolerate',
  requires: ['frames'],
  uses: ['ended'],
  reasons: {
    open: 'The connection stands',
    none: 'No Close frame came',
    fin: 'After the Close frame the connection was not reset',
    reset: 'The endpoint sent a Close frame, frame {frame}, and then reset the connection: expected a FIN',
  },
  check({ frames, ended }) {
    const close = frames.received.closes?.first
    if (!ended) return { outcome: 'not-applicable', because: 'open' }
    if (!close) return { outcome: 'not-applicable', because: 'none' }
    const at = atFrame(close)
    if (ended.how !== 'rst' || ended.by === 'us') return { outcome: 'pass', because: 'fin', at }
    return { outcome: 'fail', because: 'reset', at, values: { frame: String(close.n) } }
  },
  advice:
    'Shut down the writing side first, read until the other side ends, then close: a socket closed with unread octets is reset, and a Close frame that is still on the way can be lost with it.',
  examples: {
    pass: [{ name: 'a FIN', because: 'fin', session: [{ received: '88 00' }, { ends: 'fin' }], marks: ['88 00'] }],
    fail: [{ name: 'a reset', because: 'reset', session: [{ received: '88 00' }, { ends: 'rst' }], marks: ['88 00'] }],
    notApplicable: [
      { name: 'still open', because: 'open', session: [{ received: '88 00' }] },
      { name: 'no Close frame', because: 'none', session: [{ received: '81 00' }, { ends: 'rst' }] },
    ],
  },
})
