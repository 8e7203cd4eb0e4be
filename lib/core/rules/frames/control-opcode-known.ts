import { frameRule } from '../frame-fault'

export default frameRule({
  id: 'frames/control-opcode-known',
  catalogue: ['F-007'],
  fault: 'reserved-control-opcode',
  title: 'Control frames have known opcodes',
  failureTitle: 'A control frame has a reserved opcode',
  section: 'rfc6455-5.2',
  says: 'Opcodes 0x3 to 0x7 and 0xB to 0xF are kept for later; an endpoint that gets one it does not know fails the connection.',
  level: 'must',
  effect: 'clients-fail',
  clean: 'Every control frame that came is a Close, a ping or a pong',
  broken: 'Frame {frame} begins with {octets}: expected an opcode of 0x8, 0x9 or 0xA, as 0xB to 0xF are reserved',
  advice:
    'Use ping and pong for what keeps a connection alive, and messages for everything else. Where frames before it were odd too, the stream lost its frames.',
  examples: {
    pass: [{ name: 'a ping', because: 'clean', session: [{ received: '89 00' }] }],
    fail: [{ name: 'opcode 0xB', because: 'broken', session: [{ received: '8b 00' }], marks: ['8b 00'] }],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
