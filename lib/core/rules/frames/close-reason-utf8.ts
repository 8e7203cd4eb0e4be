import { frameRule } from '../frame-fault'

export default frameRule({
  id: 'frames/close-reason-utf8',
  catalogue: ['F-069'],
  fault: 'close-reason-not-utf8',
  title: 'The reason of a Close frame is UTF-8',
  failureTitle: 'The reason of a Close frame is not UTF-8',
  section: 'rfc6455-5.5.1',
  says: 'The payload of a Close frame, where there is one, begins with a code of two octets; a reason in UTF-8 may follow.',
  level: 'must',
  effect: 'clients-fail',
  clean: 'No Close frame that came has a reason that is not UTF-8',
  broken: 'Frame {frame} is a Close frame ({octets}) whose reason is not UTF-8: expected UTF-8 behind the code',
  advice: 'Write the reason as UTF-8, and cut it at a character where it is longer than 123 octets.',
  examples: {
    pass: [{ name: '1000 with a reason', because: 'clean', session: [{ received: '88 05 03 e8 62 79 65' }] }],
    fail: [{ name: '1000 and the octet ff', because: 'broken', session: [{ received: '88 03 03 e8 ff' }], marks: ['88 03'] }],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
