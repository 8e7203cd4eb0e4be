import { atFrame, frameValues } from '../frame-points'
import { rule } from '../rule'

export default rule({
  id: 'frames/heartbeat-by-ping',
  catalogue: ['F-028'],
  title: 'Heartbeats are pings of the protocol',
  failureTitle: 'Heartbeats are messages of the application',
  section: 'rfc6455-5.5.2',
  says: 'A ping serves as a keepalive and tells whether the other side still answers. Many protocols send messages for that, as pages in browsers can send no ping.',
  level: 'practice',
  effect: 'none',
  requires: ['frames'],
  reasons: {
    none: 'No ping and no heartbeat of a known form came',
    pings: 'The endpoint sends pings, and no message that looks like a heartbeat was seen',
    messages:
      'Frame {frame} ({octets}) is a text that only keeps the connection alive, such as "ping", "2" of Engine.IO or a line feed of STOMP{also}',
  },
  check({ frames }) {
    const { heartbeat } = frames.received.notes
    if (heartbeat) return { outcome: 'fail', because: 'messages', at: atFrame(heartbeat.first), values: frameValues(heartbeat) }
    return frames.pings.received > 0 ? { outcome: 'pass', because: 'pings', at: [] } : { outcome: 'not-applicable', because: 'none' }
  },
  advice:
    'Nothing is wrong with it: answer it in the way of that protocol, as answering pings alone does not keep such a session open. Proxies count these messages as traffic.',
  examples: {
    pass: [{ name: 'a ping', because: 'pings', session: [{ received: '89 00' }] }],
    fail: [
      { name: 'the text "ping"', because: 'messages', session: [{ received: '81 04 70 69 6e 67' }], marks: ['81 04'] },
      { name: 'the packet "2" of Engine.IO', because: 'messages', session: [{ received: '81 01 32' }], marks: ['81 01'] },
    ],
    notApplicable: [{ name: 'a message', because: 'none', session: [{ received: '81 05 48 65 6c 6c 6f' }] }],
  },
})
