import { closeCodeRule } from '../close-code-rule'

export default closeCodeRule({
  id: 'frames/close-code-in-range',
  catalogue: ['F-068'],
  title: 'The close code is below 5000',
  failureTitle: 'The close code is outside every range',
  section: 'rfc6455-7.4.2',
  says: 'The ranges of codes end at 4999; of those beyond the RFC says nothing.',
  level: 'practice',
  effect: 'clients-fail',
  isBroken: (code) => code > 4999,
  expected: 'a code of at most 4999',
  advice: 'Take a code from 4000 to 4999: clients answer others with 1002, or report 1006.',
  examples: {
    pass: [{ name: '4999', because: 'clean', session: [{ received: '88 02 13 87' }], marks: ['88 02'] }],
    fail: [{ name: '5000', because: 'broken', session: [{ received: '88 02 13 88' }], marks: ['88 02'] }],
    notApplicable: [{ name: 'no code', because: 'none', session: [{ received: '88 00' }] }],
  },
})
