import { ANSWER_WITHIN } from '../../artifacts/pings'
import { duration } from '../../spec/words'
import { atFrame } from '../frame-points'
import { rule } from '../rule'

const PING = '89 80 00 00 00 00'

export default rule({
  id: 'frames/pong-comes',
  catalogue: ['F-023'],
  title: 'Our pings are answered',
  failureTitle: 'Our ping is not answered',
  section: 'rfc6455-5.5.2',
  says: 'A ping is answered by a pong, unless a Close frame was received before.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['frames'],
  uses: ['ended'],
  reasons: {
    none: 'We sent no ping',
    answered: 'Every ping of ours that could be answered was answered',
    waiting: 'Our ping in frame {ping} waits for its answer, not yet for {limit}',
    closed: 'The session was closed before our ping had to be answered',
    missing: 'Our ping in frame {ping} had no answer after {waited}: expected a pong within {limit}',
  },
  check({ frames, ended }) {
    const { waiting, answered } = frames.pings
    const limit = duration(ANSWER_WITHIN)
    if (!waiting) return answered > 0 ? { outcome: 'pass', because: 'answered', at: [] } : { outcome: 'not-applicable', because: 'none' }
    const ping = String(waiting.ping.n)
    const close = frames.received.closes?.first.at ?? frames.sent.closes?.first.at ?? null
    const until = Math.max(ended?.at ?? 0, waiting.ping.at + waiting.ms)
    const waited = (close === null ? until : Math.min(close, until)) - waiting.ping.at
    if (waited >= ANSWER_WITHIN)
      return { outcome: 'fail', because: 'missing', at: atFrame(waiting.ping), values: { ping, waited: duration(waited), limit } }
    if (close !== null || ended) return { outcome: 'not-applicable', because: 'closed' }
    return { outcome: 'pass', because: 'waiting', at: atFrame(waiting.ping), values: { ping, limit } }
  },
  advice:
    'Answer pings from the reading side of the server, not behind a queue of messages. Where the server does, something on the way swallows them, or the connection is half open: then nothing else arrives either.',
  examples: {
    pass: [
      { name: 'answered at once', because: 'answered', session: [{ sent: PING }, { at: 9, received: '8a 00' }] },
      { name: 'a moment ago', because: 'waiting', session: [{ sent: PING }], marks: [PING] },
    ],
    fail: [
      {
        name: 'a message 12 seconds later, and no pong',
        because: 'missing',
        session: [{ sent: PING }, { at: 12_000, received: '81 00' }],
        marks: [PING],
      },
      {
        name: 'silence until we gave up',
        because: 'missing',
        session: [{ sent: PING }, { at: 30_000, ends: 'fin', by: 'us' }],
        marks: [PING],
      },
    ],
    notApplicable: [
      { name: 'no ping', because: 'none', session: [{ received: '81 00' }] },
      { name: 'a Close frame instead', because: 'closed', session: [{ sent: PING }, { at: 9, received: '88 00' }] },
    ],
  },
})
