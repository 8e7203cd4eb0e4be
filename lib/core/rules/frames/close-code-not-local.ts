import { closeCodeRule } from '../close-code-rule'

const LOCAL: readonly number[] = [1005, 1006, 1015]

export default closeCodeRule({
  id: 'frames/close-code-not-local',
  catalogue: ['F-062'],
  title: 'The close code is one that may travel',
  failureTitle: 'The close code is one for local use only',
  section: 'rfc6455-7.4.1',
  says: '1005, 1006 and 1015 are what an endpoint reports to its own application where no code came; they are never sent.',
  level: 'must',
  effect: 'clients-fail',
  isBroken: (code) => LOCAL.includes(code),
  expected: 'a code that may be sent',
  advice: 'Send an empty Close frame instead of 1005, and none instead of 1006. A server that echoes what its library reported does this.',
  examples: {
    pass: [{ name: '1001', because: 'clean', session: [{ received: '88 02 03 e9' }], marks: ['88 02'] }],
    fail: [
      { name: '1005', because: 'broken', session: [{ received: '88 02 03 ed' }], marks: ['88 02'] },
      { name: '1006', because: 'broken', session: [{ received: '88 02 03 ee' }], marks: ['88 02'] },
      { name: '1015', because: 'broken', session: [{ received: '88 02 03 f7' }], marks: ['88 02'] },
    ],
    notApplicable: [{ name: 'no Close frame', because: 'none', session: [{ received: '81 00' }] }],
  },
})
