import { frameRule } from '../frame-fault'

export default frameRule({
  id: 'frames/continuation-continues',
  catalogue: ['F-030'],
  fault: 'continuation-without-start',
  title: 'Continuations continue a message',
  failureTitle: 'A continuation has nothing to continue',
  section: 'rfc6455-5.4',
  says: 'A fragmented message is a first frame with an opcode and continuations up to one with FIN; no other message comes between.',
  level: 'must',
  effect: 'clients-fail',
  clean: 'Every continuation that came belongs to a message',
  broken: 'Frame {frame} is a continuation ({octets}) and no message is under way: expected a frame with opcode 0x1 or 0x2 first',
  advice:
    'Begin each message with its opcode. Where the server does, something on the way dropped the first frame, or several writers share the connection without a lock.',
  examples: {
    pass: [{ name: '"Hello" in two fragments', because: 'clean', session: [{ received: '01 03 48 65 6c' }, { received: '80 02 6c 6f' }] }],
    fail: [{ name: 'only the second fragment', because: 'broken', session: [{ received: '80 02 6c 6f' }], marks: ['80 02'] }],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
