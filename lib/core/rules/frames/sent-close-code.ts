import { closeCode } from '../../spec/close-codes'
import { closeCodeRule } from '../close-code-rule'

export default closeCodeRule({
  id: 'frames/sent-close-code',
  catalogue: ['F-095'],
  title: 'Our close code is one that may travel',
  failureTitle: 'Our close code must not travel',
  section: 'rfc6455-7.4',
  says: '1005, 1006 and 1015 are never sent, codes below 1000 and unassigned ones up to 2999 neither.',
  level: 'must',
  effect: 'none',
  direction: 'sent',
  isBroken: (code) => !closeCode(code).mayTravel,
  expected: 'a registered code, or one from 3000 to 4999',
  advice:
    'Close with 1000, unless the answer to an illegal code is the very thing to be tried: most endpoints answer with 1002, some echo it.',
  examples: {
    pass: [{ name: '1000', because: 'clean', session: [{ sent: '88 82 00 00 00 00 03 e8' }], marks: ['88 82 00 00 00 00'] }],
    fail: [{ name: '1005', because: 'broken', session: [{ sent: '88 82 00 00 00 00 03 ed' }], marks: ['88 82 00 00 00 00'] }],
    notApplicable: [{ name: 'no code', because: 'none', session: [{ sent: '88 80 00 00 00 00' }] }],
  },
})
