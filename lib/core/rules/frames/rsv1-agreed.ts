import { frameRule } from '../frame-fault'
import { WITH_DEFLATE } from '../sample-frames'

export default frameRule({
  id: 'frames/rsv1-agreed',
  catalogue: ['F-001', 'F-058'],
  fault: 'rsv1-not-agreed',
  title: 'RSV1 is set only where an extension uses it',
  failureTitle: 'RSV1 is set and no agreed extension uses it',
  section: 'rfc6455-5.2',
  says: 'Reserved bits are 0 unless an agreed extension gives them a meaning; an endpoint that gets another fails the connection.',
  level: 'must',
  effect: 'clients-fail',
  clean: 'No frame that came has RSV1 (0x40) set without an agreed extension',
  broken: 'Frame {frame} begins with {octets}: expected RSV1 (0x40) to be 0, as no agreed extension uses it',
  advice:
    'Compress only where the 101 named permessage-deflate, and look for a proxy that takes Sec-WebSocket-Extensions out of the answer. Octets that are no frames at all look like this too.',
  examples: {
    pass: [
      { name: 'a text frame', because: 'clean', session: [{ received: '81 05 48 65 6c 6c 6f' }] },
      {
        name: 'a compressed frame after an agreement',
        because: 'clean',
        ...WITH_DEFLATE,
        session: [{ received: 'c1 07 f2 48 cd c9 c9 07 00' }],
      },
      {
        name: 'a frame that is not compressed beside one that is',
        because: 'clean',
        ...WITH_DEFLATE,
        session: [{ received: 'c1 07 f2 48 cd c9 c9 07 00' }, { received: '81 05 48 65 6c 6c 6f' }],
      },
    ],
    fail: [
      { name: 'compression nobody agreed on', because: 'broken', session: [{ received: 'c1 07 f2 48 cd c9 c9 07 00' }], marks: ['c1 07'] },
      {
        name: 'twice',
        because: 'broken',
        session: [
          { received: '81 05 48 65 6c 6c 6f' },
          { received: 'c1 07 f2 48 cd c9 c9 07 00' },
          { received: 'c1 07 f2 48 cd c9 c9 07 00' },
        ],
        marks: ['c1 07'],
      },
    ],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
