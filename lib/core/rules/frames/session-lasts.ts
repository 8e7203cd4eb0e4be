import { duration } from '../../spec/words'
import { atFrame } from '../frame-points'
import { rule } from '../rule'

const AT_ONCE = 1_000

export default rule({
  id: 'frames/session-lasts',
  catalogue: ['F-082'],
  title: 'The session outlives its first second',
  failureTitle: 'The session was closed right after the 101',
  section: 'rfc6455-7.3',
  says: 'A server may close whenever it wants. One that does so at once, before any message, mostly refuses what it should have refused with an HTTP status.',
  level: 'practice',
  effect: 'clients-tolerate',
  requires: ['frames'],
  uses: ['ended'],
  reasons: {
    open: 'The session is in its first second, or nothing has ended it',
    ours: 'We ended the session',
    provoked: 'A frame of ours that breaks the protocol came before the end',
    lasted: 'The session lasted {time}, or a message came before its end',
    closed: 'The endpoint closed with frame {frame}, {time} after the 101, before any message',
    ended: 'The endpoint ended the connection {time} after the 101, before any message',
  },
  check({ frames, ended }) {
    const close = frames.closedFirst === 'received' ? frames.received.closes?.first : undefined
    const end = close?.at ?? ended?.at
    if (frames.closedFirst === 'sent' || (!close && ended?.by === 'us')) return { outcome: 'not-applicable', because: 'ours' }
    if (end === undefined) return { outcome: 'not-applicable', because: 'open' }
    if (Object.keys(frames.sent.faults).length > 0) return { outcome: 'not-applicable', because: 'provoked' }
    const lasted = end - frames.openedAt
    const values = { time: duration(lasted) }
    if (lasted >= AT_ONCE || frames.received.data) return { outcome: 'pass', because: 'lasted', at: [], values }
    if (close) return { outcome: 'fail', because: 'closed', at: atFrame(close), values: { ...values, frame: String(close.n) } }
    return { outcome: 'fail', because: 'ended', at: [], values }
  },
  advice:
    'Look at credentials, subprotocol, Origin and path: servers that check them after the 101 close like this. In a server of your own refuse the handshake with 401 or 403 instead, which clients can read.',
  examples: {
    pass: [
      { name: 'a minute', because: 'lasted', session: [{ at: 60_000, received: '88 00' }] },
      { name: 'a message first', because: 'lasted', session: [{ at: 5, received: '81 00 88 00' }] },
    ],
    fail: [
      { name: '1008 at once', because: 'closed', session: [{ at: 12, received: '88 02 03 f0' }], marks: ['88 02'] },
      { name: 'a FIN at once', because: 'ended', session: [{ at: 12, ends: 'fin' }] },
    ],
    notApplicable: [
      { name: 'still open', because: 'open', session: [] },
      {
        name: 'a frame of ours without a mask',
        because: 'provoked',
        session: [
          { at: 5, sent: '81 00' },
          { at: 9, received: '88 02 03 ea' },
        ],
      },
      {
        name: 'we close',
        because: 'ours',
        session: [
          { at: 5, sent: '88 80 00 00 00 00' },
          { at: 9, received: '88 00' },
        ],
      },
    ],
  },
})
