import { atFrame, frameValues } from '../frame-points'
import { rule } from '../rule'

const PING = '81 04 70 69 6e 67'

export default rule({
  id: 'frames/heartbeats-answered',
  catalogue: ['F-028'],
  title: 'Heartbeats of the application are answered',
  failureTitle: 'Heartbeats of the application are not answered',
  section: 'rfc6455-5.5.2',
  says: 'A ping of the protocol serves as a keepalive. Many applications send messages for that, as pages in browsers can send no ping, and expect messages in answer.',
  level: 'practice',
  effect: 'none',
  requires: ['frames'],
  reasons: {
    none: 'No ping and no heartbeat of a known form came',
    pings: 'The endpoint sends pings, which are answered by themselves',
    one: 'Frame {frame} ({octets}) is a text that only keeps the connection alive, such as "ping", "2" of Engine.IO or a line feed of STOMP',
    answered: 'Frame {frame} ({octets}) is a text that only keeps the connection alive{also}; we sent messages too',
    unanswered:
      'Frame {frame} ({octets}) is a text that only keeps the connection alive{also}; we sent no message: expected one in answer, in the form of its protocol',
  },
  check({ frames }) {
    const { heartbeat } = frames.received.notes
    if (!heartbeat)
      return frames.pings.received > 0 ? { outcome: 'pass', because: 'pings', at: [] } : { outcome: 'not-applicable', because: 'none' }
    const at = atFrame(heartbeat.first)
    const values = frameValues(heartbeat)
    if (frames.sent.data) return { outcome: 'pass', because: 'answered', at, values }
    if (heartbeat.times === 1) return { outcome: 'pass', because: 'one', at, values }
    return { outcome: 'fail', because: 'unanswered', at, values }
  },
  advice:
    'Answer as the protocol asks for: "3" to a "2" of Engine.IO, a pong to {"type":"ping"}, a line feed of STOMP in return. Servers close a session whose heartbeats have no answer, and answering pings alone does not help.',
  examples: {
    pass: [
      { name: 'a ping', because: 'pings', session: [{ received: '89 00' }] },
      { name: 'the text "ping"', because: 'one', session: [{ received: PING }], marks: ['81 04'] },
      {
        name: 'the packet "2" of Engine.IO, and "3"',
        because: 'answered',
        session: [{ received: '81 01 32' }, { sent: '81 81 00 00 00 00 33' }, { at: 25_000, received: '81 01 32' }],
        marks: ['81 01'],
      },
    ],
    fail: [
      {
        name: '"ping" again and again',
        because: 'unanswered',
        session: [{ received: PING }, { at: 25_000, received: PING }, { at: 50_000, received: PING }],
        marks: ['81 04'],
      },
    ],
    notApplicable: [{ name: 'a message', because: 'none', session: [{ received: '81 05 48 65 6c 6c 6f' }] }],
  },
})
