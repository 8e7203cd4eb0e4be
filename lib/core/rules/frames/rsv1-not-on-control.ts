import { frameRule } from '../frame-fault'
import { WITH_DEFLATE } from '../sample-frames'

export default frameRule({
  id: 'frames/rsv1-not-on-control',
  catalogue: ['F-005'],
  fault: 'rsv1-on-control',
  title: 'No control frame is marked as compressed',
  failureTitle: 'RSV1 is set on a control frame',
  section: 'rfc7692-6.1',
  says: 'Control frames are never compressed: RSV1 is 0 in each.',
  level: 'must',
  effect: 'clients-fail',
  clean: 'No control frame that came has RSV1 set',
  broken: 'Frame {frame} is a control frame that begins with {octets}: expected RSV1 (0x40) to be 0, as control frames are not compressed',
  advice: 'Write pings, pongs and Close frames beside the compression, as they are.',
  examples: {
    pass: [
      {
        name: 'a ping between compressed messages',
        because: 'clean',
        ...WITH_DEFLATE,
        session: [{ received: 'c1 07 f2 48 cd c9 c9 07 00' }, { received: '89 00' }],
      },
    ],
    fail: [{ name: 'a compressed ping', because: 'broken', ...WITH_DEFLATE, session: [{ received: 'c9 00' }], marks: ['c9 00'] }],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
