import { frameRule } from '../frame-fault'

export default frameRule({
  id: 'frames/length-exact',
  catalogue: ['F-013'],
  fault: 'length-not-exact',
  title: 'Lengths fit a number that clients can hold',
  failureTitle: 'A length is beyond 2^53 - 1',
  section: 'rfc6455-10.4',
  says: 'An implementation refuses frames larger than it can hold; a length that no JavaScript number holds exactly is one for every browser.',
  level: 'practice',
  effect: 'clients-fail',
  clean: 'No frame that came announces more than 2^53 - 1 octets',
  broken:
    'Frame {frame} announces {length} octets ({octets}): expected at most 9007199254740991, as clients in JavaScript hold no larger number exactly',
  advice: 'Split what is large into messages. No machine has room for such a frame: more likely the stream lost its frames before it.',
  examples: {
    pass: [{ name: 'a text frame', because: 'clean', session: [{ received: '81 05 48 65 6c 6c 6f' }] }],
    fail: [
      {
        name: '2^53 octets',
        because: 'broken',
        session: [{ received: '82 7f 00 20 00 00 00 00 00 00' }],
        marks: ['82 7f 00 20 00 00 00 00 00 00'],
      },
    ],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
