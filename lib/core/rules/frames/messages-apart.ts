import { frameRule } from '../frame-fault'

export default frameRule({
  id: 'frames/messages-apart',
  catalogue: ['F-031'],
  fault: 'data-inside-message',
  title: 'Messages are not interleaved',
  failureTitle: 'A message begins inside another',
  section: 'rfc6455-5.4',
  says: 'A fragmented message is a first frame with an opcode and continuations up to one with FIN; no other message comes between.',
  level: 'must',
  effect: 'clients-fail',
  clean: 'No message began before the last fragment of the one before',
  broken:
    'Frame {frame} begins a message ({octets}) inside another one: expected a continuation (opcode 0x0), as the last fragment has not come',
  advice: 'Let one writer at a time send a message: two threads that write fragments without a lock do this.',
  examples: {
    pass: [
      {
        name: 'a ping between two fragments',
        because: 'clean',
        session: [{ received: '01 03 48 65 6c' }, { received: '89 00' }, { received: '80 02 6c 6f' }],
      },
    ],
    fail: [
      {
        name: 'a text inside a text',
        because: 'broken',
        session: [{ received: '01 03 48 65 6c' }, { received: '81 02 68 69' }],
        marks: ['81 02'],
      },
    ],
    notApplicable: [{ name: 'nothing came', because: 'none', session: [] }],
  },
})
