import { frameRule } from '../frame-fault'

export default frameRule({
  id: 'frames/length-top-bit-unset',
  catalogue: ['F-011'],
  fault: 'length-top-bit',
  title: 'The top bit of a 64-bit length is 0',
  failureTitle: 'The top bit of a 64-bit length is set',
  section: 'rfc6455-5.2',
  says: 'The most significant bit of a 64-bit length is 0.',
  level: 'must',
  effect: 'clients-fail',
  clean: 'No frame that came has a length of 2^63 or more',
  broken: 'Frame {frame} announces {length} octets ({octets}): expected the top bit of the length to be 0',
  advice:
    'Such a length overflowed many readers (CVE-2020-27813, CVE-2020-13935): close with 1002 and read nothing more. Where it was not meant, the stream lost its frames before it.',
  examples: {
    pass: [{ name: 'a text frame', because: 'clean', session: [{ received: '81 05 48 65 6c 6c 6f' }] }],
    fail: [
      {
        name: '2^63 octets',
        because: 'broken',
        session: [{ received: '82 7f 80 00 00 00 00 00 00 00' }],
        marks: ['82 7f 80 00 00 00 00 00 00 00'],
      },
    ],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
