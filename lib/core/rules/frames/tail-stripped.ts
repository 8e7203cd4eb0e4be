import { frameRule } from '../frame-fault'
import { WITH_DEFLATE } from '../sample-frames'

export default frameRule({
  id: 'frames/tail-stripped',
  catalogue: ['F-054'],
  fault: 'tail-not-stripped',
  title: 'The tail of compressed messages is taken away',
  failureTitle: 'A compressed message ends in 00 00 ff ff',
  section: 'rfc7692-7.2.1',
  says: 'A sender removes the four octets 00 00 ff ff from the end of a compressed message.',
  level: 'practice',
  effect: 'clients-tolerate',
  clean: 'No compressed message that came ends in 00 00 ff ff',
  broken: 'The compressed message that ends with frame {frame} ({octets}) ends in 00 00 ff ff: expected these four octets to be taken away',
  advice: 'Remove the last four octets after flushing the compressor. It inflates all the same, with four octets a message for nothing.',
  examples: {
    pass: [{ name: '"Hello" compressed', because: 'clean', ...WITH_DEFLATE, session: [{ received: 'c1 07 f2 48 cd c9 c9 07 00' }] }],
    fail: [
      {
        name: 'a stored block with its tail',
        because: 'broken',
        ...WITH_DEFLATE,
        session: [{ received: 'c1 0f 00 05 00 fa ff 48 65 6c 6c 6f 00 00 00 ff ff' }],
        marks: ['c1 0f'],
      },
    ],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
