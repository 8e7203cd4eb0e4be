import { LIMITS } from '../../transcript/limits'
import { atFrame, frameValues } from '../frame-points'
import { rule } from '../rule'
import { framesReceived, SAMPLE_POINT, WITH_DEFLATE } from '../sample-frames'

export default rule({
  id: 'frames/inflated-within-limit',
  catalogue: ['F-053'],
  title: 'Inflated messages fit within our limit',
  failureTitle: 'A message inflates to more than our own limit',
  section: 'rfc6455-10.4',
  says: 'An implementation limits what it inflates: one octet of DEFLATE gives up to a thousand. The limit here is our own.',
  level: 'practice',
  effect: 'none',
  requires: ['frames'],
  reasons: {
    none: 'No frame came',
    within: 'No compressed message that came inflates to more than our limit of {limit} octets',
    larger:
      'The message that ends with frame {frame} ({octets}) inflates to more than our limit of {limit} octets: inflating was stopped there{also}',
  },
  check({ frames }) {
    const { any, notes } = frames.received
    const limit = String(LIMITS.messageBytes)
    const { tooLarge } = notes
    if (tooLarge) return { outcome: 'fail', because: 'larger', at: atFrame(tooLarge.first), values: { ...frameValues(tooLarge), limit } }
    return any ? { outcome: 'pass', because: 'within', at: [], values: { limit } } : { outcome: 'not-applicable', because: 'none' }
  },
  advice:
    'Ask whether it is meant: a few hundred octets that inflate to megabytes are a decompression bomb (CVE-2026-1526). Clients do well to close with 1009.',
  examples: {
    pass: [{ name: '"Hello" compressed', because: 'within', ...WITH_DEFLATE, session: [{ received: 'c1 07 f2 48 cd c9 c9 07 00' }] }],
    fail: [
      {
        name: 'a bomb',
        because: 'larger',
        artifacts: framesReceived({
          notes: {
            ...framesReceived({}).frames.received.notes,
            tooLarge: { first: { ...SAMPLE_POINT, length: '65232', header: Uint8Array.of(0xc2, 0x7e, 0xfe, 0xd0) }, times: 1 },
          },
        }),
        marks: ['c2 7e fe d0'],
      },
    ],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
