import { frameRule } from '../frame-fault'
import { WITH_DEFLATE } from '../sample-frames'

export default frameRule({
  id: 'frames/inflates',
  catalogue: ['F-050'],
  fault: 'inflate-failed',
  title: 'Compressed messages inflate',
  failureTitle: 'A compressed message does not inflate',
  section: 'rfc7692-7.2.2',
  says: 'A compressed message is a DEFLATE stream to which 00 00 ff ff is appended; an endpoint that cannot inflate it fails the connection.',
  level: 'must',
  effect: 'clients-fail',
  clean: 'Every compressed message that came inflates',
  broken: 'The compressed message that ends with frame {frame} ({octets}) does not inflate: expected octets of DEFLATE',
  advice:
    'Where it is the first one, the sender does not compress as agreed. Where others went before, one got lost, or the sender kept a context that was ruled out: nothing after it inflates.',
  examples: {
    pass: [{ name: '"Hello" compressed', because: 'clean', ...WITH_DEFLATE, session: [{ received: 'c1 07 f2 48 cd c9 c9 07 00' }] }],
    fail: [
      { name: 'octets that are no DEFLATE', because: 'broken', ...WITH_DEFLATE, session: [{ received: 'c1 02 ff ff' }], marks: ['c1 02'] },
    ],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
