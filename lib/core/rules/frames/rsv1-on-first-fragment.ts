import { frameRule } from '../frame-fault'
import { WITH_DEFLATE } from '../sample-frames'

export default frameRule({
  id: 'frames/rsv1-on-first-fragment',
  catalogue: ['F-004'],
  fault: 'rsv1-on-continuation',
  title: 'RSV1 marks only the first fragment',
  failureTitle: 'RSV1 is set on a continuation',
  section: 'rfc7692-6.1',
  says: 'A compressed message has RSV1 set on its first fragment and on no other.',
  level: 'must',
  effect: 'clients-fail',
  clean: 'No continuation that came has RSV1 set',
  broken: 'Frame {frame} is a continuation that begins with {octets}: expected RSV1 (0x40) on the first fragment only',
  advice:
    'Set RSV1 on the frame that begins a compressed message, and clear it on each continuation: the message is compressed as a whole.',
  examples: {
    pass: [
      {
        name: 'a compressed message in two fragments',
        because: 'clean',
        ...WITH_DEFLATE,
        session: [{ received: '41 03 f2 48 cd' }, { received: '80 04 c9 c9 07 00' }],
      },
    ],
    fail: [
      {
        name: 'RSV1 on both fragments',
        because: 'broken',
        ...WITH_DEFLATE,
        session: [{ received: '41 03 f2 48 cd' }, { received: 'c0 04 c9 c9 07 00' }],
        marks: ['c0 04'],
      },
    ],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
