import { atFrame, frameValues } from '../frame-points'
import { rule } from '../rule'

export default rule({
  id: 'frames/pings-few',
  catalogue: ['F-027'],
  title: 'Pings come at a moderate rate',
  failureTitle: 'Pings come in a flood',
  section: 'rfc6455-10.4',
  says: 'Each ping asks for an answer. Ten a second are more than a heartbeat needs, and a cost for every client.',
  level: 'practice',
  effect: 'clients-tolerate',
  requires: ['frames'],
  reasons: {
    none: 'No ping came',
    few: 'At most ten pings came within a second',
    flood: 'Frame {frame} ({octets}) is the eleventh ping within a second{also}',
  },
  check({ frames }) {
    const { flood, received } = frames.pings
    if (flood) return { outcome: 'fail', because: 'flood', at: atFrame(flood.first), values: frameValues(flood) }
    return received > 0 ? { outcome: 'pass', because: 'few', at: [] } : { outcome: 'not-applicable', because: 'none' }
  },
  advice: 'Send a ping every 20 to 30 seconds of silence. A client may answer only the newest of several; some close with 1008.',
  examples: {
    pass: [{ name: 'two in a minute', because: 'few', session: [{ received: '89 00' }, { at: 30_000, received: '89 00' }] }],
    fail: [{ name: 'a dozen at once', because: 'flood', session: [{ received: '89 00', repeat: 12 }], marks: ['89 00'] }],
    notApplicable: [{ name: 'no ping', because: 'none', session: [{ received: '81 00' }] }],
  },
})
