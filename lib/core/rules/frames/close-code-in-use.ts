import { closeCodeRule } from '../close-code-rule'

export default closeCodeRule({
  id: 'frames/close-code-in-use',
  catalogue: ['F-061'],
  title: 'The close code is 1000 or more',
  failureTitle: 'The close code is below 1000',
  section: 'rfc6455-7.4.2',
  says: 'Codes from 0 to 999 are not used.',
  level: 'must',
  effect: 'clients-fail',
  isBroken: (code) => code < 1000,
  expected: 'a code of 1000 or more',
  advice:
    'Close with 1000, or with a code of your own from 4000 to 4999. A code that was written in the wrong order of octets looks like this too.',
  examples: {
    pass: [{ name: '1000', because: 'clean', session: [{ received: '88 02 03 e8' }], marks: ['88 02'] }],
    fail: [{ name: '999', because: 'broken', session: [{ received: '88 02 03 e7' }], marks: ['88 02'] }],
    notApplicable: [{ name: 'no code', because: 'none', session: [{ received: '88 00' }] }],
  },
})
