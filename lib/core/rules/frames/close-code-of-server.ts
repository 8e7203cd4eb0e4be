import { closeCodeRule } from '../close-code-rule'

const MANDATORY_EXTENSION = 1010

export default closeCodeRule({
  id: 'frames/close-code-of-server',
  catalogue: ['F-064'],
  title: 'The close code is one a server sends',
  failureTitle: 'A server closes with 1010, a code of clients',
  section: 'rfc6455-7.4.1',
  says: '1010 is what a client sends that needs an extension the server did not accept. A server refuses the handshake instead.',
  level: 'practice',
  effect: 'clients-tolerate',
  isBroken: (code) => code === MANDATORY_EXTENSION,
  expected: 'another code from a server',
  advice: 'Refuse the handshake where an extension is missing, or close with 1008.',
  examples: {
    pass: [{ name: '1011', because: 'clean', session: [{ received: '88 02 03 f3' }], marks: ['88 02'] }],
    fail: [{ name: '1010', because: 'broken', session: [{ received: '88 02 03 f2' }], marks: ['88 02'] }],
    notApplicable: [{ name: 'no code', because: 'none', session: [{ received: '88 00' }] }],
  },
})
