import { LIMITS } from '../../transcript/limits'
import { atFrame, frameValues } from '../frame-points'
import { rule } from '../rule'
import { framesReceived, SAMPLE_POINT } from '../sample-frames'

export default rule({
  id: 'frames/message-within-limit',
  catalogue: ['F-012', 'F-035'],
  title: 'Messages fit within our limit',
  failureTitle: 'A message is larger than our own limit',
  section: 'rfc6455-10.4',
  says: 'An implementation limits the size of frames and of messages made of fragments. The limit here is our own, and no fault of the endpoint.',
  level: 'practice',
  effect: 'none',
  requires: ['frames'],
  reasons: {
    none: 'No frame came',
    within: 'No message that came is larger than our limit of {limit} octets',
    announced: 'Frame {frame} announces {length} octets ({octets}), more than our limit of {limit}: its beginning is kept and shown',
    larger:
      'The message that ends with frame {frame} ({octets}) is larger than our limit of {limit} octets: its beginning is kept and shown{also}',
  },
  check({ frames }) {
    const { any, faults, notes, announced } = frames.received
    const limit = String(LIMITS.messageBytes)
    const larger = faults['message-too-large']
    // What is too large only when it is inflated is told by a rule of its own.
    const times = (larger?.times ?? 0) - (notes.tooLarge?.times ?? 0)
    if (larger && times > 0)
      return { outcome: 'fail', because: 'larger', at: atFrame(larger.first), values: { ...frameValues({ ...larger, times }), limit } }
    if (announced) {
      const values = { ...frameValues({ first: announced, times: 1 }), length: announced.length, limit }
      return { outcome: 'fail', because: 'announced', at: atFrame(announced), values }
    }
    return any ? { outcome: 'pass', because: 'within', at: [], values: { limit } } : { outcome: 'not-applicable', because: 'none' }
  },
  advice: 'Nothing has to be changed for us: sizes are counted, and the octets are stored. Other clients have limits too, often of 1 MiB.',
  examples: {
    pass: [{ name: 'a text frame', because: 'within', session: [{ received: '81 05 48 65 6c 6c 6f' }] }],
    fail: [
      {
        name: 'a frame of a terabyte that is only announced',
        because: 'announced',
        session: [{ received: '82 7f 00 00 01 00 00 00 00 00' }],
        marks: ['82 7f 00 00 01 00 00 00 00 00'],
      },
      {
        name: 'a frame of 16777217 octets',
        because: 'larger',
        artifacts: framesReceived({ faults: { 'message-too-large': { first: SAMPLE_POINT, times: 1 } } }),
        marks: ['82 7f 00 00 00 00 01 00 00 01'],
      },
    ],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
