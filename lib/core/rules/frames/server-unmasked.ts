import { frameRule } from '../frame-fault'

export default frameRule({
  id: 'frames/server-unmasked',
  catalogue: ['F-008'],
  fault: 'masked-by-server',
  title: 'Frames of the server are not masked',
  failureTitle: 'A frame of the server is masked',
  section: 'rfc6455-5.1',
  says: 'A server masks no frame; a client that gets a masked one closes the connection.',
  level: 'must',
  effect: 'clients-fail',
  clean: 'No frame that came is masked',
  broken: 'Frame {frame} begins with {octets}: expected the MASK bit (0x80 of the second octet) to be 0 from a server',
  advice:
    'Let the server write frames in its own role: this is the code of a client, or a relay that sends back what it got. The payload is shown unmasked all the same.',
  examples: {
    pass: [{ name: 'a text frame', because: 'clean', session: [{ received: '81 05 48 65 6c 6c 6f' }] }],
    fail: [
      {
        name: '"Hello" masked',
        because: 'broken',
        session: [{ received: '81 85 37 fa 21 3d 7f 9f 4d 51 58' }],
        marks: ['81 85 37 fa 21 3d'],
      },
    ],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
