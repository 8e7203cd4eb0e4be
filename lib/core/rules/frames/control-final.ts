import { frameRule } from '../frame-fault'

export default frameRule({
  id: 'frames/control-final',
  catalogue: ['F-021'],
  fault: 'control-fragmented',
  title: 'Control frames are whole',
  failureTitle: 'A control frame is fragmented',
  section: 'rfc6455-5.5',
  says: 'Control frames have at most 125 octets of payload and are never fragmented.',
  level: 'must',
  effect: 'clients-fail',
  clean: 'Every control frame that came has FIN set',
  broken: 'Frame {frame} is a control frame that begins with {octets}: expected FIN (0x80) to be set',
  advice: 'Write each ping, pong and Close in one frame.',
  examples: {
    pass: [{ name: 'a ping', because: 'clean', session: [{ received: '89 00' }] }],
    fail: [{ name: 'a ping without FIN', because: 'broken', session: [{ received: '09 00' }], marks: ['09 00'] }],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
