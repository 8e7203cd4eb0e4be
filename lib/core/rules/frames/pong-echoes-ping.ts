import { atFrame, frameValues } from '../frame-points'
import { rule } from '../rule'

const PING_A = '89 81 00 00 00 00 61'
const PING_B = '89 81 00 00 00 00 62'

export default rule({
  id: 'frames/pong-echoes-ping',
  catalogue: ['F-022', 'F-024', 'F-025'],
  title: 'Pongs carry the payload of the ping',
  failureTitle: 'A pong carries another payload than our ping',
  section: 'rfc6455-5.5.3',
  says: 'A pong has the payload of the ping it answers; of several pings the newest may be answered alone, and a pong may come unasked.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['frames'],
  reasons: {
    none: 'No pong came',
    echoed: 'Each of our pings that was answered was answered with its payload',
    newest: 'Of our pings {count} were passed over for a later one, as is allowed',
    unasked: 'Frame {frame} ({octets}) is a pong nobody asked for, a heartbeat of the endpoint, as is allowed{also}',
    differs: 'Frame {frame} ({octets}) is a pong with another payload than our ping in frame {ping}, which waits for an answer{also}',
  },
  check({ frames }) {
    const { answered, passedOver, unasked, differing } = frames.pings
    if (differing) {
      const values = { ...frameValues(differing), ping: String(differing.ping) }
      return { outcome: 'fail', because: 'differs', at: atFrame(differing.first), values }
    }
    if (passedOver > 0) return { outcome: 'pass', because: 'newest', at: [], values: { count: String(passedOver) } }
    if (unasked) return { outcome: 'pass', because: 'unasked', at: atFrame(unasked.first), values: frameValues(unasked) }
    return answered > 0 ? { outcome: 'pass', because: 'echoed', at: [] } : { outcome: 'not-applicable', because: 'none' }
  },
  advice:
    'Answer a ping with its own payload. Where the server does, a proxy on the way answers pings itself, and they say nothing of the server.',
  examples: {
    pass: [
      { name: 'the same payload', because: 'echoed', session: [{ sent: PING_A }, { at: 20, received: '8a 01 61' }] },
      {
        name: 'only the newest of two',
        because: 'newest',
        session: [{ sent: PING_A }, { sent: PING_B }, { at: 20, received: '8a 01 62' }],
      },
      { name: 'a heartbeat', because: 'unasked', session: [{ received: '8a 00' }], marks: ['8a 00'] },
    ],
    fail: [
      {
        name: 'an empty pong for a ping that has a payload',
        because: 'differs',
        session: [{ sent: PING_A }, { at: 20, received: '8a 00' }],
        marks: ['8a 00'],
      },
    ],
    notApplicable: [{ name: 'no ping and no pong', because: 'none', session: [{ received: '81 00' }] }],
  },
})
