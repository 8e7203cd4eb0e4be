import { atFrame, frameValues } from '../frame-points'
import { rule } from '../rule'
import { WITH_DEFLATE } from '../sample-frames'

/** A short message now and then is no reason to change anything. */
const MANY = 5
const HELLO = 'c1 07 f2 48 cd c9 c9 07 00'

export default rule({
  id: 'frames/compression-pays',
  catalogue: ['F-056'],
  title: 'Compression makes messages shorter',
  failureTitle: 'Compressed messages are no shorter than they were',
  section: 'rfc7692-6.1',
  says: 'A sender chooses for each message whether it is compressed. Short messages, and those that are compressed already, become longer by it.',
  level: 'practice',
  effect: 'none',
  requires: ['frames'],
  reasons: {
    none: 'No message came',
    shorter: 'Every compressed message that was looked at is shorter than what it inflates to',
    few: 'The message in frame {frame} ({octets}) takes {length} octets compressed, and {plain} inflated, which is seldom so',
    longer: 'The message in frame {frame} ({octets}) takes {length} octets compressed, and {plain} inflated{also}',
  },
  check({ frames }) {
    const { data, notes } = frames.received
    const { inVain } = notes
    if (!inVain) return data ? { outcome: 'pass', because: 'shorter', at: [] } : { outcome: 'not-applicable', because: 'none' }
    const values = { ...frameValues(inVain), length: inVain.first.length, plain: String(inVain.plain) }
    const at = atFrame(inVain.first)
    return inVain.times < MANY ? { outcome: 'pass', because: 'few', at, values } : { outcome: 'fail', because: 'longer', at, values }
  },
  advice: 'Set a threshold for compression, of about a kilobyte where each message stands alone.',
  examples: {
    pass: [
      { name: 'a plain message', because: 'shorter', session: [{ received: '81 05 48 65 6c 6c 6f' }] },
      { name: '5 octets that take 7', because: 'few', ...WITH_DEFLATE, session: [{ received: HELLO }], marks: ['c1 07'] },
    ],
    fail: [
      {
        name: '5 octets that take 7, again and again',
        because: 'longer',
        ...WITH_DEFLATE,
        session: [{ received: HELLO, repeat: 5 }],
        marks: ['c1 07'],
      },
    ],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
