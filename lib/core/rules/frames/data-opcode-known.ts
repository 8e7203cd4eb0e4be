import { frameRule } from '../frame-fault'

export default frameRule({
  id: 'frames/data-opcode-known',
  catalogue: ['F-006'],
  fault: 'reserved-data-opcode',
  title: 'Data frames have known opcodes',
  failureTitle: 'A data frame has a reserved opcode',
  section: 'rfc6455-5.2',
  says: 'Opcodes 0x3 to 0x7 and 0xB to 0xF are kept for later; an endpoint that gets one it does not know fails the connection.',
  level: 'must',
  effect: 'clients-fail',
  clean: 'Every data frame that came is a text, a binary or a continuation',
  broken: 'Frame {frame} begins with {octets}: expected an opcode of 0x0, 0x1 or 0x2, as 0x3 to 0x7 are reserved',
  advice:
    'Write messages as text (0x1) or binary (0x2). Where this comes after a frame of another length than announced, the stream lost its frames: compare the length with the payload.',
  examples: {
    pass: [{ name: 'a text frame', because: 'clean', session: [{ received: '81 05 48 65 6c 6c 6f' }] }],
    fail: [{ name: 'opcode 0x3', because: 'broken', session: [{ received: '83 00' }], marks: ['83 00'] }],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
