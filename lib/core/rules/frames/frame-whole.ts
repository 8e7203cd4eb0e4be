import { frameRule } from '../frame-fault'

export default frameRule({
  id: 'frames/frame-whole',
  catalogue: ['F-014'],
  fault: 'incomplete',
  title: 'The connection ends between frames',
  failureTitle: 'The connection ends inside a frame',
  section: 'rfc6455-7.1.5',
  says: 'A connection that ends without a Close frame is closed abnormally; what was cut off is lost.',
  level: 'practice',
  effect: 'clients-fail',
  clean: 'No frame was cut off',
  broken: 'The connection ended inside frame {frame}, which announces {length} octets ({octets}): expected the rest of it',
  advice:
    'The endpoint, or something on the way, died while it wrote: look at its log at that time, and for limits on age, size or memory.',
  examples: {
    pass: [{ name: 'a text frame', because: 'clean', session: [{ received: '81 05 48 65 6c 6c 6f' }] }],
    fail: [
      { name: '"Hello" cut off', because: 'broken', session: [{ received: '81 05 48 65' }, { ends: 'fin' }], marks: ['81 05'] },
      { name: 'half a header', because: 'broken', session: [{ received: '82 7e 01' }, { ends: 'rst' }], marks: ['82 7e'] },
    ],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
