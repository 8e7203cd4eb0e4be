import { frameRule } from '../frame-fault'

export default frameRule({
  id: 'frames/sent-masked',
  catalogue: ['F-090'],
  fault: 'unmasked-by-client',
  direction: 'sent',
  title: 'What we send is masked',
  failureTitle: 'A frame we sent is not masked',
  section: 'rfc6455-5.3',
  says: 'A client masks every frame; a server that gets one that is not closes the connection.',
  level: 'must',
  effect: 'none',
  clean: 'Every frame we sent is masked',
  broken: 'Frame {frame}, which we sent, begins with {octets}: expected the MASK bit (0x80 of the second octet) to be set',
  advice: 'Leave masking on, unless it is the very thing to be tried: a server that goes on reading breaks a rule that protects proxies.',
  examples: {
    pass: [{ name: '"Hello" masked', because: 'clean', session: [{ sent: '81 85 37 fa 21 3d 7f 9f 4d 51 58' }] }],
    fail: [{ name: '"Hello" in clear', because: 'broken', session: [{ sent: '81 05 48 65 6c 6c 6f' }], marks: ['81 05'] }],
    notApplicable: [{ name: 'nothing was sent', because: 'none', session: [] }],
  },
})
