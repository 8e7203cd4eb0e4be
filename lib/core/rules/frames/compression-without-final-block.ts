import { atFrame, frameValues } from '../frame-points'
import { rule } from '../rule'
import { WITH_DEFLATE } from '../sample-frames'

export default rule({
  id: 'frames/compression-without-final-block',
  catalogue: ['F-055'],
  title: 'Compressed messages end without a final block',
  failureTitle: 'A compressed message has a final block',
  section: 'rfc7692-7.2.3.4',
  says: 'A compressed message may have blocks with BFINAL set; an inflater goes on behind them with the next message.',
  level: 'practice',
  effect: 'none',
  requires: ['frames'],
  reasons: {
    none: 'No message came',
    without: 'No compressed message that was looked at begins with a final block',
    final: 'The compressed message in frame {frame} ({octets}) begins with a final block (BFINAL is 1), as is allowed{also}',
  },
  check({ frames }) {
    const { data, notes } = frames.received
    const { finalBlock } = notes
    if (finalBlock) return { outcome: 'fail', because: 'final', at: atFrame(finalBlock.first), values: frameValues(finalBlock) }
    return data ? { outcome: 'pass', because: 'without', at: [] } : { outcome: 'not-applicable', because: 'none' }
  },
  advice: 'It is legal, and many inflaters mishandle it: flush the compressor (Z_SYNC_FLUSH) instead of finishing it.',
  examples: {
    pass: [{ name: '"Hello" compressed', because: 'without', ...WITH_DEFLATE, session: [{ received: 'c1 07 f2 48 cd c9 c9 07 00' }] }],
    fail: [
      {
        name: 'a stored block that is the final one',
        because: 'final',
        ...WITH_DEFLATE,
        session: [{ received: 'c1 0b 01 05 00 fa ff 48 65 6c 6c 6f 00' }],
        marks: ['c1 0b'],
      },
    ],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
